import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultThresholds } from '#shared/protocol/settings'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { filled, sendForm } from '../../support/public-form.ts'

let desk: Desk
let eye: DatabaseSync
beforeEach(async () => {
  // No outage: each page is one of its own.
  const thresholds = { ...defaultThresholds, outage: { groups: 100, minutes: 1 } }
  desk = await startDesk({ settings: { thresholds } })
  for (const name of ['Acme', 'Umbrella', 'Initech']) await desk.api('POST', '/v1/groups', { body: { name } })
  eye = new DatabaseSync(desk.database.file, { readOnly: true })
})
afterEach(async () => {
  eye.close()
  await closeSoundDesk(desk)
})

/** Mission-critical tickets, pages, and pages that the pager was given: as they stand after a commit. */
function counts(): string {
  const count = (what: string) => Number(Object.values(eye.prepare(`select count(*) from ${what}`).get() ?? {})[0]) // prettier-ignore
  return [count("ticket where urgency = 'mission-critical'"), count('page'), count('page_run')].join(' ')
}

it('keeps a ticket, its page and what the pager needs in one commit, however it came to ask for people', async () => {
  const seen = new Set<string>()
  desk.database.onHead(() => seen.add(counts()))
  await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
  await sendForm(desk, '/tickets', { ...filled, groupName: 'Umbrella', urgency: 'mission-critical' })
  const raised = await file(desk, { groupName: 'Initech', urgency: 'work-request' })
  const change = { urgency: 'mission-critical', reason: 'All of it is down' }
  const headers = { 'if-match': '*' }
  expect((await desk.api('PATCH', `/v1/tickets/${raised.id}`, { body: change, headers })).status).toBe(200)
  expect([...seen]).toEqual(['1 1 1', '2 2 2', '3 3 3'])
})
