import { describe, expect, it } from 'vitest'
import { noticeLook } from '#shared/rules/notice-look'

const all = { desktopNotices: 'all', alarmSound: true } as const

describe('how a notice is shown and heard', () => {
  it('leaves what is ordinary, its sound too, to the system and its “do not disturb”', () => {
    expect(noticeLook({ kind: 'normal' }, all, true)).toEqual({
      isShown: true,
      insists: false,
      isSilent: false,
      hasTone: false,
    })
  })

  it('insists on a page to this person, and sounds it', () => {
    expect(noticeLook({ kind: 'to-me' }, all, true)).toEqual({
      isShown: true,
      insists: true,
      isSilent: true,
      hasTone: true,
    })
  })

  it('sounds where nothing can be shown', () => {
    expect(noticeLook({ kind: 'normal' }, all, false)).toMatchObject({ isShown: false, hasTone: true })
    expect(noticeLook({ kind: 'to-me' }, all, false)).toMatchObject({ isShown: false, hasTone: true })
  })

  it('never sounds where nobody is woken, nor where the sound is off', () => {
    for (const canShow of [true, false]) {
      expect(noticeLook({ kind: 'quiet' }, all, canShow)).toMatchObject({ isSilent: true, hasTone: false })
      for (const kind of ['to-me', 'normal', 'quiet'] as const)
        expect(noticeLook({ kind }, { ...all, alarmSound: false }, canShow)).toMatchObject({
          isSilent: true,
          hasTone: false,
        })
    }
  })

  it('shows what this person wants to see', () => {
    const shown = (desktopNotices: 'all' | 'mine' | 'none') =>
      (['to-me', 'normal', 'quiet'] as const).filter(
        (kind) => noticeLook({ kind }, { ...all, desktopNotices }, true).isShown,
      )
    expect([shown('all'), shown('mine'), shown('none')]).toEqual([
      ['to-me', 'normal', 'quiet'],
      ['to-me'],
      [],
    ])
  })
})
