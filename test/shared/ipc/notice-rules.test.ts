import { describe, expect, it } from 'vitest'
import { defaultNoticeRules } from '#shared/ipc/notice-rules'
import { defaultPreferences, preferencesSchema } from '#shared/ipc/preferences'

const rulesOf = (kept: object) => preferencesSchema.parse(kept).notices

describe('preferences of before there were rules for notices', () => {
  it('mean the same where everything was wanted, and where nothing was chosen', () => {
    expect(rulesOf({ desktopNotices: 'all', theme: 'dark' })).toEqual(defaultNoticeRules)
    expect(rulesOf({})).toEqual(defaultNoticeRules)
    expect(preferencesSchema.parse({ desktopNotices: 'all', theme: 'dark' })).toEqual({
      ...defaultPreferences,
      theme: 'dark',
    })
  })

  it('leave pages to oneself alone where those alone were wanted', () => {
    const { levels, pagesToMe, unheldPages, assigned } = rulesOf({ desktopNotices: 'mine' })
    expect([...new Set(Object.values(levels))]).toEqual(['none'])
    expect({ pagesToMe, unheldPages, assigned }).toEqual({
      pagesToMe: true,
      unheldPages: false,
      assigned: false,
    })
  })

  it('leave nothing where nothing was wanted; whoever relied on the tone still hears of pages to them', () => {
    expect(rulesOf({ desktopNotices: 'none', alarmSound: false }).pagesToMe).toBe(false)
    expect(rulesOf({ desktopNotices: 'none', alarmSound: true }).pagesToMe).toBe(true)
  })

  it('are not asked any more once there are rules', () => {
    const rules = { ...defaultNoticeRules, assigned: false }
    expect(rulesOf({ desktopNotices: 'none', notices: rules })).toEqual(rules)
  })

  it('that make no sense are the usual ones', () => {
    expect(rulesOf({ notices: { levels: 'loud' } })).toEqual(defaultNoticeRules)
    const days = defaultNoticeRules.quiet.days.map(() => ({ from: '25:00', to: '6' }))
    expect(rulesOf({ notices: { ...defaultNoticeRules, quiet: { isOn: true, days } } })).toEqual(
      defaultNoticeRules,
    )
  })
})
