import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useGroupChoice } from '../../../renderer/features/settings/group-choice-store.ts'
import { useSettings } from '../../../renderer/features/settings/settings-store.ts'
import { SettingsView } from '../../../renderer/features/settings/settings-view.tsx'
import { defaultNoticeRules, type NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import { preferencesChangeSchema } from '../../../shared/ipc/preferences.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../../support/fake-desk.ts'
import { button, field, onScreen, press, type, until, words } from '../on-screen.tsx'

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useSettings.setState(useSettings.getInitialState(), true)
  useGroupChoice.setState(useGroupChoice.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(rules: Partial<NoticeRules> = {}) {
  await bridge.call('preferences.change', { notices: { ...defaultNoticeRules, ...rules } })
  await onScreen(<SettingsView />)
  await until(() => expect(words()).toContain(fakePerson.serviceUrl))
}
const lastRules = () => preferencesChangeSchema.parse(bridge.requestsOf('preferences.change').at(-1)).notices
function inPage(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`There is no ${selector}.`)
  return found
}
function switchOf(label: string): HTMLElement {
  const labels = [...document.querySelectorAll('label.switch')]
  const found = labels.find(({ textContent }) => textContent.startsWith(label))?.querySelector('input')
  if (found === null || found === undefined) throw new Error(`There is no switch ${label}.`)
  return found
}
const quiet = { ...defaultNoticeRules.quiet, isOn: true }

describe('the settings of notifications', () => {
  it('choose by urgency', async () => {
    await shown()
    await press(inPage('[role="radiogroup"][aria-label="Impaired function"] input[value="all"]'))
    expect(lastRules()?.levels).toEqual({ ...defaultNoticeRules.levels, 'impaired-function': 'all' })
  })

  it('switch off what is put to a person, and the sound', async () => {
    await shown()
    await press(switchOf('A colleague assigns a ticket to me'))
    expect(lastRules()).toMatchObject({ assigned: false, pagesToMe: true })
    await press(switchOf('Sound'))
    expect(bridge.requestsOf('preferences.change').at(-1)).toEqual({ alarmSound: false })
  })

  it('take a group off its list', async () => {
    const group = { id: 'group-1', name: 'Acme Ltd' } as NoticeRules['muted'][number]
    await shown({ muted: [group] })
    await press(button('Remove Acme Ltd'))
    expect(lastRules()).toMatchObject({ muted: [], watched: [] })
  })

  it('keep quiet hours per day, and take no time that is none', async () => {
    await shown({ quiet })
    await type(field('From, Tuesday'), '2130')
    field('From, Tuesday').blur()
    await until(() => expect(lastRules()?.quiet.days[1]).toEqual({ from: '21:30', to: '06:00' }))
    expect(lastRules()?.quiet.days[0]).toEqual({ from: '22:00', to: '06:00' })
    const asked = bridge.requestsOf('preferences.change').length
    await type(field('From, Tuesday'), '25:00')
    field('From, Tuesday').blur()
    await until(() => expect(words()).toContain('A time such as 22:00.'))
    expect(bridge.requestsOf('preferences.change')).toHaveLength(asked)
    await press(switchOf('Sunday'))
    expect(lastRules()?.quiet.days[6]).toBeNull()
    await press(button('The same as Monday on every day'))
    expect(new Set(lastRules()?.quiet.days.map((day) => day?.from))).toEqual(new Set(['22:00']))
  })

  it('show one for a try', async () => {
    await shown()
    await press(button('Try a notification'))
    expect(bridge.requestsOf('notices.try')).toHaveLength(1)
  })
})
