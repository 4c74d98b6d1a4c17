import { afterEach, beforeEach, expect, it } from 'vitest'
import { ticketListSchema } from '#shared/protocol/ticket'
import { urgencyNeeds } from '#shared/rules/urgency-needs'
import { startDesk, type Desk } from '../support/desk.ts'
import { filled, openPage, sendForm } from '../support/public-form.ts'

let desk: Desk
beforeEach(async () => {
  const clock = () => new Date('2026-11-23T15:04:00.000Z')
  desk = await startDesk({ clock, settings: { timeZone: 'Europe/Berlin' } })
})
afterEach(() => desk.close())

/** Files mission critical through the form; answers the path of the receipt and the ticket's id. */
async function file(urgency = 'mission-critical'): Promise<{ path: string; id: string }> {
  const reply = await sendForm(desk, '/tickets', { ...filled, urgency })
  const { items } = ticketListSchema.parse((await desk.api('GET', '/v1/tickets')).body)
  return { path: reply.headers.get('location') ?? '', id: items[0]?.id ?? '' }
}
async function change(id: string, body: object): Promise<void> {
  const headers = { 'if-match': '*' }
  expect((await desk.api('PATCH', `/v1/tickets/${id}`, { body, headers })).status).toBe(200)
}
async function notice(path: string) {
  const section = (await openPage(desk, path)).querySelector('.lowered')
  return { section, text: (section?.textContent ?? '').replace(/\s+/g, ' ').trim() }
}

it('tells the customer that a ticket is handled lower: since when, why, and what it takes to be higher', async () => {
  const { path, id } = await file()
  await change(id, { urgency: 'urgent-work-request', reason: 'The form never worked: <b>new</b> & "unfinished"' })
  const { section, text } = await notice(path)
  expect(section?.querySelector('h2')?.textContent?.trim()).toBe('We handle this as Urgent work request, not as Mission critical') // prettier-ignore
  expect(text).toContain('Since 23 November 2026 at 16:04, Europe/Berlin (Central European Standard Time), your ticket is handled as Urgent work request.') // prettier-ignore
  expect(section?.querySelector('q')?.textContent).toBe('The form never worked: <b>new</b> & "unfinished"')
  expect([...(section?.querySelectorAll('.needs dd') ?? [])].map((needed) => needed.textContent)).toEqual([
    urgencyNeeds['impaired-function'],
    urgencyNeeds['mission-critical'],
  ])
  expect(section?.querySelector('a')?.getAttribute('href')).toBe('tel:+15550100100')
}) // prettier-ignore

it('makes up no reason and no number', async () => {
  const { version: _, ...settings } = (await desk.api('GET', '/v1/settings')).body as { version: number }
  await desk.api('PUT', '/v1/settings', { body: { ...settings, emergencyPhone: '' } })
  const { path, id } = await file()
  await change(id, { urgency: 'question' })
  const { section, text } = await notice(path)
  expect(section?.querySelector('q')).toBeNull()
  expect(text).toContain('call your provider now')
  expect(section?.querySelectorAll('.needs dt')).toHaveLength(4)
})

it('is not there where nothing was lowered, or it was raised again, and asks for nothing once it is settled', async () => {
  const { path, id } = await file('question')
  await change(id, { urgency: 'mission-critical' })
  expect((await notice(path)).section).toBeNull()
  const other = await file()
  await change(other.id, { urgency: 'question', reason: 'It waits' })
  await change(other.id, { status: 'resolved' })
  const { section, text } = await notice(other.path)
  expect(text).toMatch(/^Handled as Question, not as Mission critical .* it was handled as Question\. .*It waits$/)
  expect(section?.querySelector('.needs')).toBeNull()
  await change(other.id, { urgency: 'mission-critical' })
  expect((await notice(other.path)).section).toBeNull()
}) // prettier-ignore
