import { describe, expect, it } from 'vitest'
import { emailSchema, lineSchema, phoneSchema, textSchema } from '#shared/protocol/common'
import { publicTicketSchema } from '#shared/protocol/public'
import { newTicketSchema, ticketChangeSchema } from '#shared/protocol/ticket'
import { settingsSchema } from '#shared/protocol/settings'

const line = lineSchema(20, 'a subject')
const text = textSchema(30, 'a description')

describe('a line', () => {
  it('is trimmed', () => {
    expect(line.parse('  mail is down ')).toBe('mail is down')
  })
  it.each(['', '   ', 'a\nb', 'a\u0000b', 'a\u001b[31mb', 'a\u2028b', 'x'.repeat(21)])(
    'refuses %j',
    (bad) => {
      expect(line.safeParse(bad).success).toBe(false)
    },
  )
  it('loses the invisible marks that address books put around what is pasted', () => {
    expect(line.parse('\u202A+1 555 0199\u202C')).toBe('+1 555 0199')
    expect(line.parse('pay\u202Etxt.exe\u2069 \uFEFF')).toBe('paytxt.exe')
    expect(line.safeParse('\u200B\u202E').success).toBe(false)
  })
  it('keeps markup, right-to-left scripts and emoji as they were typed', () => {
    for (const fine of ['<b>&amp;</b>', 'שלום עולם', '🔥 down']) expect(line.parse(fine)).toBe(fine)
  })
  it('says what to enter where nothing was', () => {
    expect(line.safeParse(undefined).error?.issues[0]?.message).toBe('Enter a subject.')
    expect(line.safeParse(' ').error?.issues[0]?.message).toBe('Enter a subject.')
  })
})

describe('a text', () => {
  it('turns every line end into one', () => {
    expect(text.parse('one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree')
  })
  it('keeps tabs and refuses other control characters', () => {
    expect(text.parse('a\tb')).toBe('a\tb')
    expect(text.safeParse('a\u0007b').success).toBe(false)
  })
})

describe('e-mail and phone', () => {
  it.each(['ada@example.com', 'a.b+c@sub.example.org', 'ü@bücher.example'])('takes %j', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(true)
  })
  it.each([
    'ada',
    'ada@',
    'ada@host',
    '<b>@x.example',
    'a,b@x.example',
    '.a@x.example',
    'ada@example.com\nbcc: x@example.com',
    'a b@example.com',
    '',
  ])('refuses e-mail %j', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false)
  })
  it.each(['+1 (555) 010-0199', '555.0199 x12', '+49 (0)30/123-45 ext. 7', '555-0199x7', '110'])(
    'takes phone %j',
    (phone) => {
      expect(phoneSchema.safeParse(phone).success).toBe(true)
    },
  )
  it.each(['call me', '12', '+', '<script>1234</script>'])('refuses phone %j', (phone) => {
    expect(phoneSchema.safeParse(phone).success).toBe(false)
  })
})

describe('requests', () => {
  const filed = {
    groupName: 'Acme',
    urgency: 'question',
    requester: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', phone: '555 0199' },
    subject: 'Hello',
    description: 'A question.',
  }
  it('refuses fields it does not know, in staff requests', () => {
    expect(newTicketSchema.safeParse(filed).success).toBe(true)
    expect(newTicketSchema.safeParse({ ...filed, pager: 'all' }).success).toBe(false)
    expect(
      newTicketSchema.safeParse({ ...filed, requester: { ...filed.requester, title: 'Dr' } }).success,
    ).toBe(false)
  })
  it('ignores them in the public form, which may stand in somebody’s page', () => {
    const form = { ...filed.requester, groupName: 'Acme', urgency: 'question', subject: 'Hello', description: 'Text', utm_source: 'x', workedBefore: 'yes' } // prettier-ignore
    expect(publicTicketSchema.parse(form)).toEqual({ ...filed.requester, groupName: 'Acme', urgency: 'question', subject: 'Hello', description: 'Text', workedBefore: true, everythingDown: null }) // prettier-ignore
    expect(publicTicketSchema.safeParse({ ...form, urgency: 'world-ending' }).error?.issues[0]?.message).toBe(
      'Choose one of the five urgencies.',
    )
  })
  it('wants a change to change something', () => {
    expect(ticketChangeSchema.safeParse({ reason: 'because' }).success).toBe(false)
    expect(ticketChangeSchema.safeParse({ assigneeId: null }).success).toBe(true)
  })
})

it('takes only links of the web and of mail into the provider’s site', () => {
  const href = settingsSchema.shape.links.shape.services.element.shape.href
  for (const good of ['https://example.com/terms', 'mailto:help@example.com', '/terms', '/'])
    expect(href.safeParse(good).success, good).toBe(true)
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https://a b',
    ' https://x',
  ])
    expect(href.safeParse(bad).success, bad).toBe(false)
})
