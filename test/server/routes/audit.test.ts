import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditListSchema } from '#shared/protocol/audit'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { added, mailbox, pager, person, put } from '../../support/responders-by-api.ts'

let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date((now += 1000)) })
})
afterEach(() => closeSoundDesk(desk))

const audit = async (query = '') => auditListSchema.parse((await desk.api('GET', `/v1/audit${query}`)).body)
const where = 'pager 5551234 at pager.example.net:444'

it('says who changed what of whom, in sentences without secrets', async () => {
  const { staff, token } = await newColleague(desk, 'Ann')
  await added(desk, 'r-1', { staffId: staff.id, methods: [{ ...pager('m-1'), secrets: { pin: '1234' } }] })
  const methods = [
    mailbox('m-2'),
    { ...pager('m-1', { length: 100 }), secrets: { pin: null, password: 'pw' } },
  ]
  await put(desk, 'r-1', person({ staffId: staff.id, phone: '+1 555 0100', methods }), 1, { token })
  await put(desk, 'r-1', person({ staffId: staff.id, name: 'Anna', phone: '+1 555 0100', active: false, methods: [pager('m-1', { length: 100, allowsInternal: true }), mailbox('m-2', 'x@example.net')] }), 2) // prettier-ignore
  await put(desk, 'r-1', person({ staffId: staff.id, name: 'Anna', active: false }), 3)
  const { items } = await audit()
  expect(items.map(({ by, aboutName, changes }) => [by.name, aboutName, changes])).toEqual([
    ['Administrator', 'Anna', ['Phone: +1 555 0100 → none.', `Methods: ${where} removed.`, 'Methods: x@example.net removed.']],
    ['Administrator', 'Anna', [
      'Name: Ann → Anna.', 'Is not paged any more.', `Methods: ${where} changed (allowsInternal).`,
      `Methods: ${where} may lie inside a private network.`, 'Methods: ann@sms.example.net is x@example.net now.',
      `Methods: in the order ${where}, x@example.net now.`,
    ]],
    ['Ann', 'Ann', [
      'Phone: none → +1 555 0100.', 'Methods: ann@sms.example.net added.', `Methods: ${where} changed (length).`,
      `Methods: ${where} has a new password.`, `Methods: ${where} has no pin any more.`,
    ]],
    ['Administrator', 'Ann', ['Added: Ann, unix-admin.', `Methods: ${where} added.`, `Methods: ${where} has a new pin.`]],
  ]) // prettier-ignore
  expect(items[1]?.by.staffId).not.toBe(staff.id)
  expect(items[2]?.by.staffId).toBe(staff.id)
})

it('is read in pieces, the newest first, and by what it is about', async () => {
  for (const id of ['r-1', 'r-2', 'r-3']) await added(desk, id)
  await desk.api('PUT', '/v1/rota', { body: { timeZone: 'Europe/Berlin', shifts: [], overrides: [] }, headers: { 'if-match': '*' } }) // prettier-ignore
  await desk.api('DELETE', '/v1/responders/r-2')
  const seen: string[] = []
  let after = ''
  let last: string | null = ''
  for (let piece = 0; piece < 3; piece += 1) {
    const page = await audit(`?limit=2${after}`)
    seen.push(...page.items.map(({ aboutId }) => aboutId))
    after = `&after=${page.after}`
    last = page.after
  }
  expect(last).toBeNull()
  expect(seen).toEqual(['r-2', 'rota', 'r-3', 'r-2', 'r-1'])
  expect((await audit('?about=rota')).items.map(({ changes }) => changes)).toEqual([
    ['Time zone: UTC → Europe/Berlin.'],
  ])
  expect((await audit('?aboutId=r-2')).items.map(({ changes }) => changes[0])).toEqual(['Removed: Ann, unix-admin.', 'Added: Ann, unix-admin.']) // prettier-ignore
})

it('has nothing of what was refused or changed nothing', async () => {
  await added(desk, 'r-1')
  await put(desk, 'r-1', person(), 1)
  await put(desk, 'r-1', person({ phone: 'letters' }), 1)
  await put(desk, 'r-1', person({ name: 'Anna' }), 7)
  expect((await audit()).items).toHaveLength(1)
})

it('is for administrators', async () => {
  const { token } = await newColleague(desk, 'Ann')
  expect((await desk.api('GET', '/v1/audit', { token })).status).toBe(403)
  expect((await desk.api('GET', '/v1/audit?about=tickets')).status).toBe(400)
})
