import { afterEach, beforeEach, expect, it } from 'vitest'
import { GroupList } from '../../renderer/features/groups/group-list.tsx'
import { useGroups } from '../../renderer/features/groups/groups-store.ts'
import { QueueView } from '../../renderer/features/queue/queue-view.tsx'
import { useQueue } from '../../renderer/features/queue/queue-store.ts'
import { MissingTicket } from '../../renderer/features/ticket/missing-ticket.tsx'
import { LineNowContext, PauseSyncContext } from '../../renderer/ui/line-now.ts'
import { SyncNote } from '../../renderer/ui/sync-note.tsx'
import { defaultPreferences } from '../../shared/ipc/preferences.ts'
import { defaultQueueView } from '../../shared/ipc/queue-view.ts'
import { success } from '../../shared/ipc/result.ts'
import type { ConnectionView } from '../../shared/ipc/views.ts'
import { installBridge } from '../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../support/fake-desk.ts'
import { press, showScreen, until, type Shown } from '../support/show-screen.tsx'

const failure = { code: 'service-unreachable' as const, message: 'The desk cannot be reached.' }
const afterDamage: ConnectionView = {
  state: { kind: 'offline', since: 1, retryAt: null, failure },
  lastExchangeAt: null,
  waiting: 2,
  needsYou: 0,
  incomplete: 'after-damage',
}
const firstSync: ConnectionView = {
  ...afterDamage,
  state: { kind: 'pulling', done: 12_400, total: 100_000 },
  incomplete: 'first-sync',
}
const whole: ConnectionView = {
  state: { kind: 'online', since: 1 },
  lastExchangeAt: 1,
  waiting: 0,
  needsYou: 0,
}

let uninstall: () => void
let shown: Shown
const words = () => shown.text()
beforeEach(() => {
  useQueue.setState(useQueue.getInitialState(), true)
  useGroups.setState(useGroups.getInitialState(), true)
})
afterEach(async () => {
  await shown.unmount()
  uninstall()
})

async function showQueue(line: ConnectionView, count = 0, view = defaultQueueView): Promise<void> {
  const { bridge } = fakeDesk(count)
  bridge.answer('preferences.read', () => success({ ...defaultPreferences, queueView: view }))
  uninstall = installBridge(bridge)
  shown = await showScreen(
    <LineNowContext value={line}>
      <QueueView
        personId={fakePerson.id}
        openTicketId={null}
        onOpenTicket={() => {}}
        onNewTicket={() => {}}
        onUndoBatch={() => undefined}
      />
    </LineNowContext>,
  )
}

it('does not say that nothing waits while a damaged copy is not pulled again', async () => {
  await showQueue(afterDamage)
  await until(() => words().includes('No ticket here yet'), 'the empty state')
  expect(words()).toContain('was damaged and is pulled again as soon as the desk can be reached.')
  expect(words()).toContain('What you did and have not sent is safe: see the outbox.')
  expect(words()).not.toContain('Nothing waits')
})

it('does not say that no ticket of the desk matches before all of them are here', async () => {
  await showQueue(firstSync, 0, { ...defaultQueueView, urgencies: ['question'] })
  await until(() => words().includes('No ticket matches so far'), 'the empty state')
  expect(words()).toContain('12,400 of 100,000 changes')
  expect(words()).not.toContain('fits all of the filters')
})

it('says above the tickets that are here already that others are still to come', async () => {
  await showQueue(firstSync, 20)
  await until(() => document.querySelector('[role="grid"]') !== null, 'the rows')
  expect(words()).toContain('fetched for the first time: 12,400 of 100,000 changes')
  expect(document.querySelector('progress')?.value).toBe(12_400)
})

it('has the fetching wait and go on where somebody likes that', async () => {
  uninstall = installBridge(fakeDesk(0).bridge)
  const asked: boolean[] = []
  const note = (state: ConnectionView['state']) => (
    <PauseSyncContext value={(isPaused) => void asked.push(isPaused)}>
      <LineNowContext value={{ ...firstSync, state }}>
        <SyncNote />
      </LineNowContext>
    </PauseSyncContext>
  )
  shown = await showScreen(note(firstSync.state))
  await press(document.querySelector('button'))
  await shown.change(note({ kind: 'pulling', done: 12_400, total: 100_000, isPaused: true }))
  expect(words()).toContain('12,400 of 100,000 changes, paused.')
  await press(document.querySelector('button'))
  expect(asked).toEqual([true, false])
})

it('says that nothing waits once all is here', async () => {
  await showQueue(whole)
  await until(() => words().includes('Nothing waits'), 'the empty state')
  expect(words()).not.toContain('fetched')
})

it('does not call a ticket or a group gone that was not fetched yet, and shows what was typed', async () => {
  uninstall = installBridge(fakeDesk(0).bridge)
  useGroups.setState({ rows: [] })
  shown = await showScreen(
    <LineNowContext value={afterDamage}>
      <MissingTicket draftText="Half a sentence" onClose={() => {}} />
      <GroupList onAdd={() => {}} />
    </LineNowContext>,
  )
  expect(words()).toContain('This ticket is not here yet')
  expect(words()).toContain('Half a sentence')
  expect(words()).toContain('No group here yet')
  expect(words()).not.toContain('gone')
})
