import { afterEach, beforeEach, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { acceptedInvitationSchema, createdStaffSchema, invitationSchema } from '#shared/protocol/staff'
import { startDesk, type Desk } from '../support/desk.ts'
import { documentOf } from '../support/public-form.ts'

let now = 0
let desk: Desk
beforeEach(async () => {
  now = Date.parse('2026-11-23T12:00:00Z')
  desk = await startDesk({ clock: () => new Date(now), env: { PUBLIC_URL: 'https://desk.example.com' } })
})
afterEach(() => desk.close())

async function invite(): Promise<string> {
  const staff = { name: 'Grace <b>Ortiz</b>', email: 'grace@example.com', role: 'agent' }
  const made = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body: staff })).body)
  const reply = await desk.api('POST', `/v1/staff/${made.staff.id}/invitations`)
  const { url } = invitationSchema.parse(reply.body)
  return url?.replace('https://desk.example.com', '') ?? ''
}

const accept = (path: string) => desk.api('POST', path, { token: null, body: { deviceName: 'Night desk' } })

it('says who invited whom and how to go on, and is not spent by looking', async () => {
  const path = await invite()
  for (let look = 0; look < 2; look += 1) {
    const reply = await desk.api('GET', path, { token: null })
    expect(reply.status).toBe(200)
    const page = documentOf(reply)
    expect(page.querySelector('.lead')?.textContent?.replace(/\s+/g, ' ')).toMatch(
      /Administrator invites you .* Grace <b>Ortiz<\/b>/,
    )
    expect(page.querySelector('.link a')?.getAttribute('href')).toBe(`https://desk.example.com${path}`)
    expect(reply.headers.get('cache-control')).toBe('no-store')
  }
  expect((await accept(path)).status).toBe(201)
})

it('gives a token that works, once', async () => {
  const path = await invite()
  const accepted = acceptedInvitationSchema.parse((await accept(path)).body)
  expect(accepted.device.name).toBe('Night desk')
  expect((await desk.api('GET', '/v1/me', { token: accepted.token })).status).toBe(200)
  const again = await accept(path)
  expect([again.status, problemSchema.parse(again.body).code]).toEqual([410, 'invitation-spent'])
  const page = await desk.api('GET', path, { token: null })
  expect([page.status, documentOf(page).querySelector('h1')?.textContent]).toEqual([
    410,
    'This invitation cannot be used any more',
  ])
})

it('makes one device when two consoles accept at the same time', async () => {
  const path = await invite()
  const replies = await Promise.all([accept(path), accept(path)])
  expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201, 410]))
})

it('ends after a day, and is unknown where it never was', async () => {
  const path = await invite()
  now += 24 * 3_600_000
  expect((await accept(path)).status).toBe(410)
  const unknown = await accept('/i/unknown')
  expect([unknown.status, problemSchema.parse(unknown.body).code]).toEqual([404, 'not-found'])
})

it('refuses a device without a name, and stays unspent', async () => {
  const path = await invite()
  const reply = await desk.api('POST', path, { token: null, body: { deviceName: ' ' } })
  expect(problemSchema.parse(reply.body).errors).toEqual([
    { path: 'deviceName', message: 'Enter a device name.' },
  ])
  expect((await accept(path)).status).toBe(201)
})
