import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { success } from '../../../shared/ipc/result.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { urgencyNeeds } from '../../../shared/rules/urgency-needs.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { fakeForecast } from '../../support/fake-forecast.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const dialog = () => document.querySelector('.dialog')
const reason = () => dialog()?.querySelector('input:not([type="radio"])') ?? null

function at(effective: Urgency): (view: TicketView) => TicketView {
  return (view) => ({
    ...view,
    ticket: { ...view.ticket, urgency: { ...view.ticket.urgency, requested: effective, effective } },
  })
}

describe('changing the urgency', () => {
  it('says how many people the highest level wakes, and of a settled ticket that it wakes nobody', async () => {
    world.desk.bridge.answer('pages.forecast', () => success(fakeForecast()))
    const row = await world.show((view) => ({
      ...at('impaired-function')(view),
      ticket: { ...at('impaired-function')(view).ticket, status: 'open' },
    }))
    await pressKey('u')
    await pressKey('u')
    expect(world.desk.bridge.requestsOf('pages.forecast')).toEqual([])
    await pressKey('5')
    await until(() => dialog()?.textContent?.includes('Wakes 12 people on duty.') === true, 'the number')
    expect(world.desk.bridge.requestsOf('pages.forecast')).toEqual([
      { kind: 'ticket', ticketId: row.id, groupId: null },
    ])
    await world.shown.unmount()
    await world.show((view) => ({
      ...at('impaired-function')(view),
      ticket: { ...at('impaired-function')(view).ticket, status: 'resolved' },
    }))
    await pressKey('u')
    await pressKey('u')
    await pressKey('5')
    expect(dialog()?.textContent).toContain(
      'This ticket is resolved: nobody is woken unless it is opened again.',
    )
    expect(dialog()?.textContent).not.toContain('Wakes 12')
  })

  it('asks with the number before a mission-critical ticket is opened again', async () => {
    world.desk.bridge.answer('pages.forecast', () => success(fakeForecast()))
    const row = await world.show((view) => ({
      ...at('mission-critical')(view),
      ticket: { ...at('mission-critical')(view).ticket, status: 'resolved' },
    }))
    const pick = async (name: string) => {
      await press(
        [...document.querySelectorAll<HTMLElement>('button')].find((each) =>
          each.textContent.includes('Resolved'),
        ) ?? null,
      )
      await press(
        [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
          (each) => each.textContent === name,
        ) ?? null,
      )
    }
    await pick('Open')
    await until(() => dialog()?.textContent?.includes('Wakes 12 people on duty.') === true, 'the number')
    expect(acts()).toEqual([])
    // Enter alone wakes nobody.
    await pressKey('Enter')
    expect(acts()).toEqual([])
    await press(byRole('button', 'Open it again as mission critical'))
    expect(acts()).toMatchObject([
      { act: { kind: 'change-ticket', ticketId: row.id, set: { status: 'open' } } },
    ])
    expect(dialog()).toBeNull()
  })

  it('takes one key, a digit, and Enter', async () => {
    const row = await world.show(at('impaired-function'))
    await pressKey('u')
    await pressKey('u')
    await pressKey('2')
    await pressKey('Enter')
    expect(acts()).toMatchObject([
      { act: { kind: 'change-ticket', ticketId: row.id, set: { urgency: 'work-request' } } },
    ])
    expect(dialog()).toBeNull()
  })

  it('shows the customer’s side of a lower level, with the reason as they will read it', async () => {
    await world.show(at('mission-critical'))
    await pressKey('u')
    await pressKey('u')
    expect(document.querySelector('.downgrade')).toBeNull()
    await pressKey('3')
    const notice = () => document.querySelector('.downgrade')?.textContent
    expect(notice()).toContain('We handle this as Urgent work request, not as Mission critical.')
    for (const level of ['impaired-function', 'mission-critical'] as const)
      expect(notice()).toContain(urgencyNeeds[level])
    expect(notice()).not.toContain('The reason we gave')
    await press(byRole('button', 'The site and the mail are not down altogether.'))
    expect(notice()).toContain('The reason we gave: “The site and the mail are not down altogether.”')
    await press(byRole('button', 'Change urgency'))
    expect(acts()).toMatchObject([
      {
        act: {
          set: {
            urgency: 'urgent-work-request',
            reason: 'The site and the mail are not down altogether.',
          },
        },
      },
    ])
  })

  it('tells the customer what is lower than they chose, and not what is lower than the staff raised it to', async () => {
    await world.show((view) => {
      const urgency = { ...view.ticket.urgency, requested: 'urgent-work-request' as const }
      return { ...view, ticket: { ...view.ticket, urgency: { ...urgency, effective: 'mission-critical' } } }
    })
    await pressKey('u')
    await pressKey('u')
    await pressKey('4')
    expect(document.querySelector('.downgrade')).toBeNull()
    await pressKey('3')
    expect(document.querySelector('.downgrade')).toBeNull()
    await pressKey('2')
    expect(document.querySelector('.downgrade')?.textContent).toContain('not as Urgent work request')
  })

  it('offers other reasons for a higher level, and tells the customer nothing', async () => {
    await world.show(at('question'))
    await pressKey('u')
    await pressKey('u')
    await pressKey('4')
    expect(byRole('button', 'Something that did work has stopped.')).not.toBeNull()
    expect(document.querySelector('.downgrade')).toBeNull()
  })

  it('asks before everybody is woken: neither digit nor Enter alone raises to mission critical', async () => {
    await world.show(at('work-request'))
    await pressKey('u')
    await pressKey('u')
    await pressKey('5')
    expect(byRole('alertdialog', 'Raise to mission critical?')?.textContent).toContain(
      'wakes everybody on duty',
    )
    await pressKey('Enter')
    await typeInto(reason(), ' ')
    await pressKey('Enter')
    expect(acts()).toEqual([])
    await press(dialog()?.querySelector('.button-danger') ?? null)
    expect(acts()).toMatchObject([{ act: { set: { urgency: 'mission-critical' } } }])
  })

  it('lets digits be typed into the reason, and picks by them from everywhere else', async () => {
    await world.show(at('work-request'))
    await pressKey('u')
    await pressKey('u')
    await pressKey('3')
    await typeInto(reason(), 'Since 4')
    await pressKey('5')
    expect(byRole('alertdialog', 'Raise to mission critical?')).toBeNull()
    await act(async () => byRole('button', 'They cannot go on working until this is answered.')?.focus())
    await pressKey('4')
    expect(document.querySelector<HTMLInputElement>('.dialog input[type="radio"]:checked')?.value).toBe(
      'impaired-function',
    )
  })

  it('changes nothing to what it is already', async () => {
    await world.show(at('work-request'))
    await pressKey('u')
    await pressKey('u')
    await pressKey('Enter')
    expect(acts()).toEqual([])
    expect(byRole('button', 'Change urgency')?.hasAttribute('disabled')).toBe(true)
  })
})
