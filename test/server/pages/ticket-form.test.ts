import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { urgencies, urgencyNames } from '#shared/rules/urgency'
import { ticketForm, type TicketForm } from '#server/pages/ticket-form'
import { fieldsOnPage, ticketFields, typedTicket, untyped } from '#server/pages/typed-ticket'
import { urgencyGuides } from '#server/pages/urgency-guide'
import { sampleSettings } from '#server/sample/sample-settings'

const site = { settings: sampleSettings, sample: false, base: '' }

function show(form: Partial<TicketForm> = {}) {
  const text = ticketForm({
    site,
    typed: untyped,
    submission: 'abc',
    errors: [],
    notice: null,
    again: [],
    ...form,
  })
  return { text, page: new JSDOM(text).window.document }
}

const hostile = '"><script>alert(1)</script>\u202E🔥 \u0007 &lt; \' שלום'

describe('the form', () => {
  it('shows all five levels in full, none of them chosen', () => {
    const { page } = show()
    for (const urgency of urgencies) {
      const radio = page.querySelector<HTMLInputElement>(`input[name=urgency][value=${urgency}]`)
      expect(radio?.checked).toBe(false)
      expect(page.querySelector(`label[for=${radio?.id}] .name`)?.textContent).toContain(
        urgencyNames[urgency],
      )
      const about = page.getElementById(radio?.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
      expect(about).toContain(urgencyGuides[urgency].purpose)
      expect(about).toContain(urgencyGuides[urgency].warning ?? '')
    }
  })

  it('has a field of every name, each with a label, and no script', () => {
    const { page } = show()
    const named = [...page.querySelectorAll<HTMLInputElement>('form [name]')]
    expect(new Set(named.map((field) => field.name))).toEqual(new Set(['submission', ...fieldsOnPage]))
    for (const field of named.filter((input) => input.type !== 'hidden')) expect(field.labels).toHaveLength(1)
    expect(page.querySelectorAll('script, [style], [onclick]')).toHaveLength(0)
  })

  it('stands in the provider’s site', () => {
    const { page } = show({ site: { ...site, base: '/desk' } })
    const links = [...page.querySelectorAll('nav a')].map((link) => link.textContent)
    expect(links).toEqual(['Blue Lite', 'Blue Ice', 'Deep Blue', 'QOS 1', 'QOS 2', 'Services Comparison', 'Make a Payment', 'Terms of Service']) // prettier-ignore
    expect(page.title).toContain('iMagine Internet Services')
    expect(page.querySelector('form')?.getAttribute('action')).toBe('/desk/tickets')
    expect(page.querySelector('link[rel=stylesheet]')?.getAttribute('href')).toBe('/desk/assets/form.css')
  })

  it('says on a sample desk that it wakes nobody, and nothing of the kind on a real one', () => {
    expect(show({ site: { ...site, sample: true } }).page.querySelector('.sample')?.textContent).toContain(
      'wakes nobody',
    )
    expect(show().page.querySelector('.sample')).toBeNull()
  })

  it('keeps everything typed, whatever it was', () => {
    const typed = typedTicket(Object.fromEntries(ticketFields.map((field) => [field, `${hostile} ${field}`])))
    const { page } = show({
      typed: { ...typed, description: `\n\n${hostile}\r\n end`, urgency: 'question', workedBefore: 'no' },
    })
    for (const field of ['groupName', 'firstName', 'lastName', 'email', 'phone', 'subject'] as const)
      expect(page.querySelector<HTMLInputElement>(`[name=${field}]`)?.getAttribute('value')).toBe(
        typed[field],
      )
    expect(page.querySelector('textarea')?.textContent).toBe(`\n\n${hostile}\r\n end`)
    expect(page.querySelector<HTMLInputElement>('#urgency-question')?.checked).toBe(true)
    expect(page.querySelector<HTMLInputElement>('#workedBefore-no')?.checked).toBe(true)
    expect(page.querySelector('script')).toBeNull()
  })

  it('puts each message beside its field, linked both ways, and sums them up at the top', () => {
    const errors = [
      { path: 'subject', message: 'Remove the control characters.' },
      { path: 'urgency', message: 'Choose one.' },
    ]
    const { page } = show({ errors, typed: { ...untyped, subject: 'a\u2028b\u0000' } })
    const subject = page.querySelector('#subject')
    expect(subject?.getAttribute('aria-invalid')).toBe('true')
    const described = (subject?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => page.getElementById(id))
    expect(described).not.toContain(null)
    expect(described.at(-1)?.textContent).toMatch(/Remove the control characters\.\s+Found: U\+2028, U\+0000/)
    const summary = page.querySelector('[role=alert]')
    expect(summary?.hasAttribute('autofocus')).toBe(true)
    for (const link of summary?.querySelectorAll('a') ?? [])
      expect(page.querySelector(link.getAttribute('href') ?? '#none')).not.toBeNull()
    expect(page.title).toMatch(/^Error: /)
  })
})
