import { afterEach, beforeEach, expect, it } from 'vitest'
import { useGroupCheck } from '../../../renderer/features/new-ticket/group-check-store.ts'
import { useNewTicket } from '../../../renderer/features/new-ticket/new-ticket-store.ts'
import { NewTicketView } from '../../../renderer/features/new-ticket/new-ticket-view.tsx'
import { followForecast } from '../../../renderer/follow-forecast.ts'
import { WakeForecastContext } from '../../../renderer/ui/wake-forecast.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { NearGroup } from '../../../shared/ipc/triage-views.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeForecast } from '../../support/fake-forecast.ts'
import { fakeGroupView } from '../../support/fake-triage.ts'
import { groupNamed } from '../groups/fake-groups.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const near: NearGroup = {
  groupId: groupIdSchema.parse('group-1'),
  name: 'Harbour Print Works',
  alias: null,
  confirmed: true,
}

let bridge: FakeBridge
let uninstall: () => void
let groups: GroupView[]
beforeEach(() => {
  useNewTicket.setState(useNewTicket.getInitialState(), true)
  useGroupCheck.setState(useGroupCheck.getInitialState(), true)
  groups = []
  bridge = fakeDesk(10).bridge
  bridge.answer('groups.named', ({ name }) => success(groupNamed(groups, name)))
  bridge.answer('groups.near', () => success([near]))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function typed(groupName: string) {
  await onScreen(
    <WakeForecastContext value={followForecast}>
      <NewTicketView isOpen onClose={() => {}} onOpenTicket={() => {}} />
    </WakeForecastContext>,
  )
  await type(field('Group'), groupName)
}
const asked = () => bridge.requestsOf('groups.near').map((request) => (request as { name: string }).name)

it('asks whether another group was meant, and takes it with a press', async () => {
  bridge.answer('groups.near', () =>
    success([
      near,
      { ...near, groupId: groupIdSchema.parse('g2'), name: 'HPW', alias: hostileText, confirmed: false },
    ]),
  )
  await typed('Harbor Print Works')
  await until(() => expect(words()).toContain('Did you mean'))
  expect(words()).toContain(`HPW also ${hostileText} (unconfirmed)`)
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Harbour Print Works'))
  expect(useNewTicket.getState().draft.groupName).toBe('Harbour Print Works')
})

it('waits for a pause, and asks about what stands there then', async () => {
  await typed('H')
  await type(field('Group'), 'Ha')
  await type(field('Group'), 'Harbor')
  await until(() => expect(asked()).toEqual(['Harbor']))
})

it('asks nothing where a group bears the very name or has it for an alias, however it is written', async () => {
  groups = [fakeGroupView({ name: 'Harbour Print Works', aliases: ['Café Harbour GmbH'] })]
  await typed('CAFE  harbour')
  await until(() => expect(useGroupCheck.getState().known?.name).toBe('Harbour Print Works'))
  expect(words()).not.toContain('Did you mean')
})

it('says nothing of an answer that came too late', async () => {
  const late = Promise.withResolvers<void>()
  bridge.answer('groups.near', async ({ name }) => {
    if (name !== 'Slow') return success([])
    await late.promise
    return success([near])
  })
  await typed('Slow')
  await until(() => expect(asked()).toContain('Slow'))
  await type(field('Group'), 'Quick')
  await until(() => expect(asked()).toContain('Quick'))
  late.resolve()
  await until(() => expect(useGroupCheck.getState().near).toEqual([]))
  expect(words()).not.toContain('Did you mean')
})

it('forgets at once what it asked when the name goes', async () => {
  await typed('Harbor')
  await until(() => expect(words()).toContain('Did you mean'))
  await type(field('Group'), '')
  await until(() => expect(words()).not.toContain('Did you mean'))
  expect(asked()).not.toContain('')
})

const blocklisted = () => success(fakeForecast({ outcome: 'withheld', groupName: 'Loud Ltd' }))

it('says whom it wakes once mission critical is chosen and somebody is named, and lets it be filed', async () => {
  bridge.answer('pages.forecast', () => success(fakeForecast()))
  await typed('')
  await press(theOne('input[type="radio"]', /^Mission critical/))
  expect(bridge.requestsOf('pages.forecast')).toEqual([])
  await type(field('Group'), ' Quiet Ltd ')
  await until(() => expect(words()).toContain('Wakes 12 people on duty.'))
  // Once for the name, and not for each of its letters.
  expect(bridge.requestsOf('pages.forecast')).toEqual([{ kind: 'new-ticket', groupName: 'Quiet Ltd' }])
  bridge.answer('pages.forecast', blocklisted)
  bridge.emit('changed', { topics: ['blocklist'], ticketIds: [] })
  await until(() => expect(words()).toContain('Wakes nobody: Loud Ltd is on the pager blocklist.'))
  expect(words()).not.toContain('12 people')
  expect(button(/File ticket/).hasAttribute('disabled')).toBe(false)
  await press(theOne('input[type="radio"]', /^Impaired function/))
  expect(words()).not.toContain('blocklist')
})
