import { afterEach, beforeEach, expect, it } from 'vitest'
import { BulkBar } from '../../../renderer/features/queue/bulk-bar.tsx'
import { useBulk } from '../../../renderer/features/queue/bulk-store.ts'
import { useMarks } from '../../../renderer/features/queue/marks-store.ts'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import { ticketIdSchema, type TicketId } from '../../../shared/protocol/common.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakePerson } from '../../support/fake-desk.ts'
import { pressKey, settle, showScreen, type Shown } from '../../support/show-screen.tsx'

type Page = Result<{ ids: TicketId[]; next: string | null }>
const idOf = (place: number) =>
  ticketIdSchema.parse(`0192b4a1-0000-7000-8000-${String(place).padStart(12, '0')}`)

let bridge: FakeBridge
let uninstall: () => void
let shown: Shown
/** Hands over the page of ids that was asked for last. */
let handOver: (page: Page) => Promise<void>
beforeEach(async () => {
  useMarks.setState(useMarks.getInitialState(), true)
  useBulk.setState(useBulk.getInitialState(), true)
  bridge = fakeBridge({ 'batch.perform': () => failed('internal', 'Not now.') })
  bridge.answer(
    'queue.ids',
    () =>
      new Promise<Page>((resolve) => {
        handOver = async (page) => {
          resolve(page)
          await settle()
        }
      }),
  )
  uninstall = installBridge(bridge)
  shown = await showScreen(<BulkBar personId={fakePerson.id} />)
  void useMarks.getState().allAsked(defaultQueueView, 3)
  await settle()
})
afterEach(async () => {
  await shown.unmount()
  uninstall()
})

const resolved = () =>
  (bridge.requestsOf('batch.perform') as { ticketIds: TicketId[] }[]).map(({ ticketIds }) => ticketIds)

it('means all of a view that is still being marked, and waits for the last of them', async () => {
  expect(shown.text()).toContain('Marking 3 tickets')
  await pressKey('e')
  await handOver(success({ ids: [idOf(1), idOf(2)], next: 'more' }))
  expect(resolved()).toEqual([])
  await handOver(success({ ids: [idOf(3)], next: null }))
  expect(resolved()).toEqual([[idOf(1), idOf(2), idOf(3)]])
})

it('does nothing where the marking was left meanwhile', async () => {
  await pressKey('e')
  await pressKey('Escape')
  await handOver(success({ ids: [idOf(1)], next: null }))
  expect(resolved()).toEqual([])
})
