import { afterEach, describe, expect, it } from 'vitest'
import { formatLocale } from '../../../renderer/texts/format-locale.ts'
import { i18n } from '../../../renderer/texts/i18n.ts'
import { speak } from '../../../renderer/texts/speak.ts'

afterEach(() => speak(['en']))

/** Letters of a text, values and signs aside. */
const lettersOf = (text: string) => text.replaceAll(/\P{L}/gu, '')

describe('the language of the screens', () => {
  it('is the first of a person’s languages that there is a catalogue of, and English else', async () => {
    await speak(['fr-FR', 'en-US', 'en-XA'])
    expect(i18n.locale).toBe('en-US')
    expect(document.documentElement.lang).toBe('en-US')
    await speak(['fr-FR'])
    expect(i18n.locale).toBe('en')
    await speak([])
    expect(i18n.t('Urgency')).toBe('Urgency')
  })

  it('writes dates as in Britain for every English', async () => {
    await speak(['en-US'])
    expect(
      new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'short' }).format(new Date(2026, 11, 31)),
    ).toBe('31/12/2026')
  })

  it('leaves what people wrote as they wrote it, also what looks like an escaped letter', () => {
    const title = String.raw`C:\x64\u202e \x5c {count} #`
    expect(i18n.t('Behind “{title}”', { title })).toBe(`Behind “${title}”`)
    expect(i18n._('Behind “{title}”', { title })).toBe(`Behind “${title}”`)
  })

  it('finds the words of its catalogue with values and plurals', async () => {
    await speak(['en'])
    expect(i18n.t('{name} is locked out.', { name: 'Ada' })).toBe('Ada is locked out.')
  })
})

describe('what a catalogue does not have', () => {
  it('is said in English, values and all', async () => {
    await speak(['en-XA'])
    const absent = { id: 'Nobody wrote {count, plural, one {# word} other {# words}}', values: { count: 2 } }
    expect(i18n.t(absent)).toBe('Nobody wrote 2 words')
  })
})

describe('the pseudo-locale', () => {
  it('says every text with accents, half as long again, and leaves values alone', async () => {
    await speak(['en-XA'])
    const said = i18n.t('{name} is locked out.', { name: 'Ada' })
    expect(said).toMatch(/^Ada îšš /)
    expect(said.slice(3)).not.toMatch(/[a-z]/i)
    const english = lettersOf('is locked out.').length
    expect(lettersOf(said.slice(3))).toHaveLength(Math.floor(english * 1.5))
  })
})
