import { afterEach, beforeEach, expect, it } from 'vitest'
import { reviewOutbox } from '#main/sync/review-outbox'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let console: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

it('does not take for done what an earlier act, on its way at this moment, is about to change', async () => {
  const { id } = await file(desk, { subject: 'There and back' })
  console = await workstation.open()
  await console.online()
  await console.pulled(id, 1)
  await workstation.leaveTheNetwork()
  const there = console.perform(acts.change(id, { status: 'pending' }))
  const back = console.perform(acts.change(id, { status: 'new' }))
  // A desk that was restored is asked for both once more, and the first one has just left.
  const { work } = console.session
  work.run("UPDATE act SET doubt = 'restored' WHERE id IN (?, ?)", there, back)
  work.run("UPDATE act SET state = 'sending' WHERE id = ?", there)
  reviewOutbox(console.session)
  expect(console.entry(back).state.kind).toBe('waiting')
  work.run("UPDATE act SET state = 'sent' WHERE id = ?", there)
  reviewOutbox(console.session)
  expect(console.entry(back).state.kind).toBe('sent')
})
