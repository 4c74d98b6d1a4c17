import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LevelsSection } from '../../../renderer/features/settings/levels-section.tsx'
import { useLevels } from '../../../renderer/features/settings/levels-store.ts'
import { actIdSchema, type ActOf } from '../../../shared/ipc/act.ts'
import { success } from '../../../shared/ipc/result.ts'
import { defaultServiceLevels, type ServiceLevels } from '../../../shared/protocol/service-levels.ts'
import { usualServiceLevels } from '../../../shared/rules/service-levels/usual-levels.ts'
import { defaultSettings } from '../../../server/store/settings.ts'
import { useAnnouncements } from '../../../renderer/ui/announce.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, field, onScreen, press, type, until, words } from '../on-screen.tsx'

const usual = usualServiceLevels('Europe/Berlin')
let uninstall: () => void
let made: ActOf<'change-service-levels'>['set'][]
beforeEach(() => {
  useLevels.setState(useLevels.getInitialState(), true)
  useAnnouncements.setState(useAnnouncements.getInitialState(), true)
  made = []
})
afterEach(() => uninstall())

async function shown(serviceLevels: ServiceLevels, isAdmin = true) {
  const { bridge } = fakeDesk(1)
  bridge.answer('provider.read', () =>
    success({ ...defaultSettings, serviceLevels, timeZone: 'Europe/Berlin', version: 1 }),
  )
  bridge.answer('act.perform', ({ act: asked }) => {
    if (asked.kind === 'change-service-levels') made.push(asked.set)
    return success({ actId: actIdSchema.parse('act-1') })
  })
  uninstall = installBridge(bridge)
  await onScreen(<LevelsSection isAdmin={isAdmin} />)
  await until(() => expect(words()).toContain('Service levels'))
}

describe('the service levels in the settings', () => {
  it('begin with usual targets, by one press that can be undone', async () => {
    await shown(defaultServiceLevels)
    expect(words()).toContain('no clock runs on any ticket')
    await press(button('Begin with usual targets'))
    expect(made).toEqual([usual])
    const [told] = useAnnouncements.getState().shown
    await act(async () => told?.action?.onPress())
    expect(made.at(-1)).toEqual(defaultServiceLevels)
  })

  it('change one plan alone, and say beside the field what is none', async () => {
    await shown(usual)
    await press(button('Change QOS 2'))
    await type(field('Mission critical: first answer within'), 'soon')
    await press(button(/^Save/))
    expect(made).toEqual([])
    expect(words()).toContain('Such as 45 min, 2 h or 1 h 30 min')
    await type(field('Mission critical: first answer within'), '1 h')
    await type(field('Mission critical: solved within'), '30')
    await press(button(/^Save/))
    expect(words()).toContain('Sooner than the first answer.')
    await type(field('Mission critical: solved within'), '')
    await press(button(/^Save/))
    const { firstAnswer, solution } = usual['qos-2']
    expect(made).toEqual([
      {
        'qos-2': {
          hours: null,
          firstAnswer: { ...firstAnswer, 'mission-critical': 60 },
          solution: { ...solution, 'mission-critical': null },
        },
      },
    ])
  })

  it('change what all plans share', async () => {
    await shown(usual)
    await press(button(/Time zone, holidays/))
    await type(field('Warn when so many per cent of a target are left'), '0')
    await press(button('Add a holiday'))
    await press(button(/^Save/))
    expect(words()).toContain('Enter a whole number from 1 to 90.')
    expect(words()).toContain('Choose a day.')
    await type(field('Warn when so many per cent of a target are left'), '40')
    await type(field('Day of holiday 1'), '2026-12-25')
    await type(field('Name of holiday 1'), 'Christmas')
    await press(button(/^Save/))
    expect(made).toEqual([{ timeZone: 'Europe/Berlin', warnPercent: 40, holidays: [{ date: '2026-12-25', name: 'Christmas' }] }]) // prettier-ignore
  })

  it('are read, and not changed, by an agent', async () => {
    await shown(usual, false)
    expect(words()).toContain('Administrators change it.')
    expect(words()).toContain('Deep Blue')
    expect(document.querySelectorAll('button')).toHaveLength(0)
  })
})
