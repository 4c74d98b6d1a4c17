import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asciiText, cutText, oneLine, withLink } from '#server/paging/channels/pager-text'

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })

describe('a text for a pager', () => {
  it('is one line, whatever it was', () => {
    expect(oneLine('a\r\nb\u0000c\u2028d\u202Ee')).toBe('a b c d e')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(text))),
    )
  })

  it('has only ASCII letters for gateways that know no others', () => {
    expect(asciiText('Café Müller – “down”… straße 5 €')).toBe('Cafe Muller - "down"... strasse 5 EUR')
    expect(asciiText('日本 ok')).toBe('?? ok')
    fc.assert(fc.property(anyText, (text) => /^[\0-\x7e]*$/.test(asciiText(text))))
  })

  it('is never longer than it may be, begins as it did, and stays as it is where it fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 120 }), (text, most) => {
        const cut = cutText(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(text.startsWith(cut.replace(/\.\.\.$/, '').trimEnd()) || text === cut).toBe(true)
        expect(cut === text).toBe(text.length <= most)
      }),
    )
  })

  it('is cut between words, and never inside what a person sees as one character', () => {
    expect(cutText('Mail to every domain bounces', 20)).toBe('Mail to every...')
    expect(cutText('Family 👨‍👩‍👧‍👦 is down', 15)).toBe('Family...')
    expect(cutText('Unbreakablewordwithoutend', 10)).toBe('Unbreak...')
  })

  it('has its link whole or not at all, and with it who calls, whatever goes of the subject', () => {
    const link = 'https://desk.example.com/p/AbC.dEf.GhI'
    const line = fc
      .tuple(anyText, anyText)
      .map(([facts, subject]) => `${facts.replaceAll('/', '')} / ${subject}`)
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 300 }), (text, most) => {
        const told = withLink(text, link, most, ' ')
        expect(told.length).toBeLessThanOrEqual(most)
        const facts = text.slice(0, text.indexOf(' / ')).trimEnd()
        expect(told === cutText(text, most) || (told.startsWith(facts) && told.endsWith(` ${link}`))).toBe(
          true,
        )
      }),
    )
    expect(withLink('DRILL of Acme: the drill of the month. Acknowledge it.', link, 100, '\n')).toBe(
      `DRILL of Acme: the drill of the month. Acknowledge it.\n${link}`,
    )
    expect(withLink('DRILL of Acme: the drill of the month. Acknowledge it.', link, 88, '\n')).toBe(
      `DRILL of Acme: the drill of the month....\n${link}`,
    )
    expect(withLink('Mail is down', link, link.length, ' ')).toBe('Mail is down')
  })
})
