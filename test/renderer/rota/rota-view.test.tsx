import { afterEach, beforeEach, expect, it } from 'vitest'
import { useRotaEdit } from '../../../renderer/features/rota/rota-edit-store.ts'
import { useRota } from '../../../renderer/features/rota/rota-store.ts'
import { RotaView } from '../../../renderer/features/rota/rota-view.tsx'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { Rota } from '../../../shared/protocol/rota.ts'
import { fakeRotaView, ids } from '../../support/fake-duty.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const [ada, ben] = ids as [(typeof ids)[number], (typeof ids)[number]]
const daily = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '20:00' }
const office: Partial<Rota> = {
  timeZone: 'America/New_York',
  shifts: [{ id: 'office', name: 'Office', responderIds: [ada, ben], turns: null, hours: [daily] }],
}

let rota: Partial<Rota>
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useRota.setState(useRota.getInitialState(), true)
  useRotaEdit.setState(useRotaEdit.getInitialState(), true)
  rota = office
  bridge = fakeDesk(1).bridge
  bridge.answer('rota.read', ({ draft }) => success(fakeRotaView(draft ?? rota)))
  bridge.answer('rota.put', ({ rota: put, version }) => success({ ...put, version: version + 1 }))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(isAdmin = true, isAway = false) {
  await onScreen(
    <DeskNowContext value={{ isAway, emergencyPhone: '', undoMs: 0 }}>
      <RotaView isAdmin={isAdmin} />
    </DeskNowContext>,
  )
  await until(() => expect(words()).toContain('Escalation'))
}
const puts = () => bridge.requestsOf('rota.put')

it('names the gaps by the hour on top, and its own time zone beside the workstation’s', async () => {
  await shown()
  expect(theOne('[role="alert"]', /Nobody can be paged now, until Sunday 29 November, 08:00/)).toBeTruthy()
  expect(words()).toContain('from Sunday 29 November, 20:00, to Monday 30 November, 08:00')
  expect(words()).toContain('11 more gaps in these two weeks')
  expect(words()).toContain('Times are the rota’s: America/New_York. This workstation is on')
  const week = document.querySelectorAll('table')
  expect(week).toHaveLength(2)
  expect(week[0]?.querySelectorAll('thead th')).toHaveLength(8)
  expect(week[0]?.textContent).toContain('Office')
})

it('says the default in words where there is no shift', async () => {
  rota = {}
  await shown()
  expect(words()).toContain('everyone is on duty, day and night')
  expect(words()).toContain('Everyone (3)')
  expect(words()).toContain('Somebody can be paged at every hour of these two weeks.')
  expect(() => theOne('[role="radiogroup"]', 'Rows')).toThrow('No [role')
})

it('goes on by weeks and back to today', async () => {
  await shown()
  await press(button('A week on'))
  await press(button('Today'))
  await press(button('A week back'))
  const starts = bridge.requestsOf('rota.read').map((request) => (request as { start: string | null }).start)
  expect(starts).toEqual([null, '2026-12-06', null, '2026-11-22'])
})

it('adds a shift once it is one, says before what it would leave open, and keeps what else stands there', async () => {
  await shown()
  await press(button('Add shift'))
  await press(button('Save'))
  expect(words()).toContain('Enter a name.')
  expect(words()).toContain('Name somebody.')
  await type(field('Name'), 'Nights')
  await type(field('Add to people'), 'ben')
  await press(theOne('[role="option"]', /ben Surname/))
  await until(() => expect(words()).toContain('From today on, with this:'))
  expect(theOne('section', 'What it would mean').textContent).toContain('Somebody can be paged at every hour')
  await press(button('Save'))
  await until(() => expect(puts()).toHaveLength(1))
  expect(puts()[0]).toMatchObject({
    version: 4,
    rota: { shifts: [{ id: 'office' }, { name: 'Nights', responderIds: ['ben'], hours: null, turns: null }] },
  })
})

it('keeps what was entered where somebody else was first', async () => {
  bridge.answer('rota.put', () => failed('version-conflict', 'The rota has changed meanwhile.'))
  await shown()
  await press(button('Edit shift Office'))
  await type(field('Name'), 'Late office')
  await press(button('Save'))
  await until(() => expect(words()).toContain('Somebody else changed this meanwhile'))
  expect(field('Name')).toHaveProperty('value', 'Late office')
})

it('removes a shift after it said what that means', async () => {
  await shown()
  await press(button('Remove shift Office'))
  expect(words()).toContain('It is the only shift: without one, everyone is on duty, day and night.')
  expect(puts()).toHaveLength(0)
  await press(button('Remove'))
  await until(() => expect(puts()).toMatchObject([{ version: 4, rota: { shifts: [] } }]))
})

it('is read by agents, and by everybody without a network, but not changed', async () => {
  await shown(false)
  expect(words()).toContain('Administrators change the rota.')
  expect(() => button('Add shift')).toThrow('No button')
})

it('says without a network why it cannot be changed', async () => {
  await shown(true, true)
  expect(words()).toContain('do this with a network')
  for (const name of ['Add shift', 'Add override', 'Edit shift Office', 'Change the time zone'])
    expect(button(name)).toHaveProperty('disabled', true)
})

it('shows names as plain text', async () => {
  rota = { shifts: [{ id: 's', name: hostileText, responderIds: [ada], turns: null, hours: null }] }
  await shown()
  // Marks that reorder text are taken out of a name where it is read.
  expect(words()).toContain('<img src=x')
  expect(hasNoInjectedMarkup()).toBe(true)
})
