import { describe, expect, it } from 'vitest'
import { noticeLook } from '#shared/rules/notice-look'

describe('how a notice is shown and heard', () => {
  it('leaves what is ordinary, its sound too, to the system and its “do not disturb”', () => {
    expect(noticeLook({ kind: 'normal' }, true, true)).toEqual({
      insists: false,
      isSilent: false,
      hasTone: false,
    })
  })

  it('insists on a page to this person, and sounds it', () => {
    expect(noticeLook({ kind: 'to-me' }, true, true)).toEqual({
      insists: true,
      isSilent: true,
      hasTone: true,
    })
  })

  it('sounds where nothing can be shown', () => {
    expect(noticeLook({ kind: 'normal' }, true, false).hasTone).toBe(true)
    expect(noticeLook({ kind: 'to-me' }, true, false).hasTone).toBe(true)
  })

  it('never sounds where nobody is woken, nor where the sound is off', () => {
    for (const canShow of [true, false]) {
      expect(noticeLook({ kind: 'quiet' }, true, canShow)).toMatchObject({ isSilent: true, hasTone: false })
      for (const kind of ['to-me', 'normal', 'quiet'] as const)
        expect(noticeLook({ kind }, false, canShow)).toMatchObject({ isSilent: true, hasTone: false })
    }
  })
})
