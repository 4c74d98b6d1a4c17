import { useEffect } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ListAge } from '../../../renderer/features/blocklist/list-age.tsx'
import { useBlocklistStatus } from '../../../renderer/features/blocklist/status-store.ts'
import { LineNowContext } from '../../../renderer/ui/line-now.ts'
import type { BlocklistStatus } from '../../../shared/ipc/blocklist-views.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { ConnectionView } from '../../../shared/ipc/views.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { calmStatus } from '../../support/fake-blocklist.ts'
import { onScreen, until, words } from '../on-screen.tsx'

const minute = 60_000
const hour = 60 * minute
const { failure } = failed('service-unreachable', 'The desk cannot be reached.')

function offline(more: Partial<ConnectionView> = {}): ConnectionView {
  const state = { kind: 'offline' as const, since: Date.now() - 5 * hour, retryAt: null, failure }
  return { state, lastExchangeAt: null, waiting: 0, needsYou: 0, ...more }
}

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useBlocklistStatus.setState(useBlocklistStatus.getInitialState(), true)
  bridge = fakeBridge()
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

/** As the frame does, which follows the status for everything under it. */
function Framed({ line }: { line: ConnectionView | null }) {
  useEffect(() => useBlocklistStatus.getState().opened(), [])
  return (
    <LineNowContext value={line}>
      <ListAge />
    </LineNowContext>
  )
}

async function shown(line: ConnectionView | null, status: Partial<BlocklistStatus>): Promise<void> {
  bridge.answer('blocklist.status', () => success({ ...calmStatus, heardAt: null, ...status }))
  await onScreen(<Framed line={line} />)
  await until(() => expect(useBlocklistStatus.getState().status).not.toBeNull())
}

const isWarned = () => document.querySelector('.blocklist-age-old') !== null

it('says how old the list is', async () => {
  const state = { kind: 'online' as const, since: Date.now() }
  await shown({ ...offline(), state, lastExchangeAt: Date.now() - 3 * minute }, {})
  expect(words()).toContain('As the desk told it 3 min ago.')
  expect(isWarned()).toBe(false)
})

it('warns over a list that the desk told long ago, and that what is done offline does not count yet', async () => {
  await shown(offline({ lastExchangeAt: Date.now() - 5 * hour }), {})
  expect(words()).toContain('this is the list as the desk told it 5 h ago. What is done here counts once')
  expect(isWarned()).toBe(true)
})

it('knows after a restart without a line how old the list is', async () => {
  await shown(offline(), { heardAt: Date.now() - 2 * hour })
  expect(words()).toContain('this is the list as the desk told it 2 h ago.')
})

it('warns over a whole list whose age nobody noted, as a former version left it', async () => {
  await shown(offline(), {})
  expect(words()).toContain(
    'this is the list as the desk told it some time ago. What is done here counts once',
  )
  expect(isWarned()).toBe(true)
})

it.each(['first-sync', 'after-damage'] as const)(
  'says that nothing was told yet only while the copy is not whole (%s)',
  async (incomplete) => {
    await shown(offline({ incomplete }), {})
    expect(words()).toBe('The desk has told nothing of it yet.')
  },
)

it('says nothing of an age before the back has spoken', async () => {
  await shown(null, {})
  expect(words()).toBe('The desk has told nothing of it yet.')
})

it('counts what is only on this workstation', async () => {
  await shown(offline(), { onlyHere: 2 })
  expect(words()).toContain('2 changes are only here.')
})
