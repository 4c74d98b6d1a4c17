import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTicketLink, readTicketPlace, ticketLink, ticketPlace } from '#shared/rules/ticket-link'
import { ticketReferences } from '#shared/rules/ticket-references'

describe('a link to a ticket', () => {
  it('leads to the ticket whose link it is, however the system writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (ticketNumber) => {
        expect(readTicketLink(ticketLink(ticketNumber))).toBe(ticketNumber)
        expect(readTicketPlace(ticketPlace(ticketNumber))).toBe(ticketNumber)
      }),
    )
    expect(readTicketLink('IMAGINE-DESK://ticket/12/')).toBe(12)
  })

  it.each([
    'imagine-desk://ticket/../../etc/passwd',
    'imagine-desk://ticket/12/../13',
    'imagine-desk://settings/12',
    'imagine-desk://evil.example/ticket/12',
    'imagine-desk://user:pass@ticket/12',
    'imagine-desk://ticket:80/12',
    'imagine-desk://ticket/12?token=x',
    'imagine-desk://ticket/12#x',
    'imagine-desk://ticket/0',
    'imagine-desk://ticket/-1',
    'imagine-desk://ticket/012',
    'imagine-desk://ticket/1e3',
    'imagine-desk://ticket/٣',
    'imagine-desk://ticket/1234567890',
    'imagine-desk://ticket/12\n--service=https://evil.example',
    ' imagine-desk://ticket/12',
    'imagine-desk:ticket/12',
    'https://ticket/12',
    '',
  ])('is nothing else: %j', (link) => {
    expect(readTicketLink(link)).toBeNull()
  })

  it('is nothing else behind an address either', () => {
    for (const hash of ['', '#', 'ticket/1', '#ticket/', '#ticket/../1', '##ticket/1'])
      expect(readTicketPlace(hash), hash).toBeNull()
  })
})

describe('the tickets that a text names', () => {
  const numbersIn = (text: string) =>
    ticketReferences(text).flatMap((part) => (part.kind === 'ticket' ? [part.ticketNumber] : []))

  it('are found by number and by link, wherever a sentence puts them', () => {
    expect(numbersIn('See #12, (#13) and imagine-desk://ticket/14. #15!')).toEqual([12, 13, 14, 15])
    expect(numbersIn('#1\n#2')).toEqual([1, 2])
  })

  it.each([
    'https://a.example/#12',
    'a.example#12',
    '&#12;',
    '##12',
    '#0',
    '#012',
    '#1234567890',
    '#12a',
    'C#7x',
    'x#7',
    '#12.5',
    'imagine-desk://ticket/12/../3',
    'imagine-desk://ticket/12@evil.example',
    '#12-3',
  ])('are none in %j', (text) => {
    expect(numbersIn(text)).toEqual([])
  })

  it('leave every letter as it was', () => {
    const words = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('#1', '#', 'imagine-desk://ticket/9', ' ', '.')),
    )
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        expect(
          ticketReferences(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
