import { beforeEach, describe, expect, it } from 'vitest'
import { useGroupFinder } from '../../../renderer/features/ticket/group-finder-store.ts'
import { useRecord } from '../../../renderer/features/ticket/record-store.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { groupIdSchema, textLimits } from '../../../shared/protocol/common.ts'
import { newPageSchema } from '../../../shared/protocol/page.ts'
import { gateWords, unopenedWords, withoutDoubt } from '../../../shared/rules/gate-words.ts'
import { gateOutcomes, isSilent, type GateOutcome } from '../../../shared/rules/page-gate.ts'
import { pageText } from '../../../renderer/features/ticket/page-text.ts'
import { fakeRecord } from '../../support/fake-record.ts'
import { fakeRows, fakeTicketView } from '../../support/fake-tickets.ts'
import { asked, fakeGroupView, fakePage } from '../../support/fake-triage.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const banner = () => document.querySelector('.gate')
const dangerous = () => document.querySelector<HTMLElement>('.dialog .button-danger')

beforeEach(() => {
  useRecord.setState(useRecord.getInitialState(), true)
  useGroupFinder.setState(useGroupFinder.getInitialState(), true)
})

describe('what the gate decided', () => {
  it.each(gateOutcomes)('is told with its reason, red where nobody was woken: %s', async (outcome) => {
    const { groupName } = await world.show((view) => asked(view, outcome))
    expect(banner()?.textContent).toContain(gateWords(outcome, groupName))
    const isRed = outcome === 'withheld' || outcome === 'unknown-group'
    expect(banner()?.classList.contains('gate-red')).toBe(isRed)
    expect(banner()?.textContent?.includes('nobody was woken')).toBe(isRed)
    expect(byRole('button', 'Page by hand…') !== null).toBe(isRed)
    expect(byRole('button', 'Confirm the group') !== null).toBe(outcome === 'unknown-group')
  })

  it('is not told of what never asked, is settled, or asks no more', async () => {
    await world.show((view) => {
      const before = asked(view, 'withheld')
      return { ...before, ticket: { ...before.ticket, status: 'resolved' } }
    })
    expect(banner()).toBeNull()
    await world.shown.unmount()
    await world.show((view) => {
      const before = asked(view, 'withheld')
      const urgency = { ...before.ticket.urgency, effective: 'question' as const }
      return { ...before, ticket: { ...before.ticket, urgency } }
    })
    expect(banner()).toBeNull()
  })

  it('says who has the page and since when in the place of every doubt, and that it is over', async () => {
    const told = async (outcome: GateOutcome, ...pages: PageView[]) => {
      await world.show((view) => ({ ...asked(view, outcome), pages }))
      const text = banner()?.textContent ?? ''
      const isMarked = document.querySelector('.ticket-top')?.textContent.includes('Nobody has it yet')
      await world.shown.unmount()
      return { text, isMarked }
    }
    const holder = { name: 'Bo', how: 'link', isMe: false } as const
    const held = fakePage(1, { state: 'acknowledged', acknowledgedAt: Date.now() - 60_000, holder })
    for (const outcome of gateOutcomes.filter((one) => !isSilent(one))) {
      const going = await told(outcome, fakePage(1, { state: 'notified' }))
      expect(going.isMarked).toBe(true)
      const { text, isMarked } = await told(outcome, fakePage(2, { state: 'notified' }), held)
      expect(text).toMatch(/Bo has it since \d\d:\d\d, by the link in the message\.$/)
      expect(text).not.toMatch(/nobody may know|nobody has acknowledged/)
      expect(isMarked).toBe(false)
    }
    const mine = { ...held, holder: { ...holder, isMe: true } }
    expect((await told('page', mine)).text).toContain('You have it since')
    const over = await told('page', { ...held, state: 'resolved', resolvedAt: Date.now() })
    expect(over.text).toMatch(/paged for .*\. That page is over since \d\d:\d\d\.$/)
    const failed = await told('page', fakePage(1, { state: 'failed' }))
    expect(failed.text).toContain('nobody may know')
    expect(failed.isMarked).toBe(true)
    const byHand = await told(
      'withheld',
      { ...held, kind: 'manual', madeByName: 'Rosa' },
      fakePage(2, { state: 'withheld' }),
    )
    expect(byHand.text).toMatch(/withheld: .*Page by hand of Rosa: Bo has it since/)
    for (const outcome of gateOutcomes.filter(isSilent)) {
      const woken = await told(outcome, fakePage(1, { state: 'notified' }))
      expect(woken.text).toContain('paged all the same')
      expect(woken.text).not.toContain('nobody was woken')
      expect((await told(outcome, fakePage(1, { state: 'withheld' }))).text).toContain('nobody was woken')
    }
    // Of a ticket that lay unopened the desk records what it did, and that nobody may know.
    expect(withoutDoubt(unopenedWords('Acme'))).toMatch(/: the people on duty are paged\.$/)
    expect((await told('withheld', fakePage(2, { state: 'withheld' }))).isMarked).toBe(false)
  })

  it('stands with the record of the group that is withheld', async () => {
    world.desk.bridge.answer('groups.record', () => success(fakeRecord({ justified: 3, falseAlarms: 9 })))
    await world.show((view) => asked(view, 'withheld'))
    await until(() => banner()?.textContent?.includes('9 false alarms') === true, 'the record')
    expect(document.querySelectorAll('.record-line')).toHaveLength(1)
  })
})

describe('paging by hand', () => {
  it('is the author’s own act, with a text that says which ticket it is', async () => {
    const row = await world.show((view) => asked(view, 'withheld'))
    await pressKey('p')
    const dialog = byRole('alertdialog', 'Page by hand?')
    expect(dialog?.textContent).toContain('It is your own act')
    const field = dialog?.querySelector('input') ?? null
    expect(field?.value).toBe(`#${row.number} ${row.groupName}: ${row.subject}`)
    await pressKey('Enter')
    expect(acts()).toEqual([])
    await typeInto(field, 'Real: I called them.')
    await press(dangerous())
    expect(acts()).toMatchObject([
      { act: { kind: 'page-by-hand', ticketId: row.id, text: 'Real: I called them.' } },
    ])
    expect(byRole('alertdialog', 'Page by hand?')).toBeNull()
  })

  it('gives each page an id of its own, and refuses a blank text', async () => {
    await world.show((view) => asked(view, 'withheld'))
    for (const _ of [1, 2]) {
      await press(byRole('button', 'Page by hand…'))
      await press(dangerous())
    }
    const ids = acts().map((request) => (request as { act: { pageId: string } }).act.pageId)
    expect(new Set(ids).size).toBe(2)
    await press(byRole('button', 'Page by hand…'))
    await typeInto(document.querySelector('.dialog input'), '  ')
    expect(dangerous()?.hasAttribute('disabled')).toBe(true)
  })

  it('says offline that this machine cannot page, with the numbers to call', async () => {
    world.deskNow = { isAway: true, emergencyPhone: '+1 555 010 0100', undoMs: 0 }
    await world.show((view) => asked(view, 'withheld'))
    await press(byRole('button', 'Page by hand…'))
    const dialog = byRole('alertdialog', 'Page by hand?')
    expect(dialog?.textContent).toContain('This machine cannot page at present. Call:')
    const numbers = [...(dialog?.querySelectorAll('.phones-number') ?? [])].map((each) => each.textContent)
    expect(numbers).toEqual(['+1 555 010 0100', '+49 40 555 0199'])
    expect(dangerous()?.textContent).toContain('Page once the desk is reached')
  })

  it('keeps a long subject within what a page may say', () => {
    const [row] = fakeRows(1) as [QueueRow]
    const view = asked(fakeTicketView(row), 'withheld')
    // Cut at an even place and at an odd one: one of them is the middle of a character.
    for (const lead of ['', 'x']) {
      const subject = lead + '\u{1F525}'.repeat(600)
      const text = pageText({ ...view, ticket: { ...view.ticket, number: 5_000_123, subject } })
      expect(text.length).toBeLessThanOrEqual(textLimits.reason)
      expect(newPageSchema.shape.text.parse(text)).toBe(text)
      expect(text.isWellFormed()).toBe(true)
    }
  })
})

describe('a group that nobody knows', () => {
  it('is confirmed with one key and a word that it may wake people', async () => {
    await world.show((view) => asked(view, 'unknown-group'))
    await pressKey('Y')
    const dialog = byRole('alertdialog', 'Confirm this group?')
    expect(dialog?.textContent).toContain('The gate runs again for this ticket.')
    // Enter alone wakes nobody.
    expect(document.activeElement?.textContent).toBe('Not now')
    await press(dangerous())
    expect(acts()).toMatchObject([
      { act: { kind: 'change-group', groupId: 'group-1', set: { confirmed: true } } },
    ])
  })

  it('is linked to a confirmed group of almost the same name', async () => {
    const near = {
      groupId: groupIdSchema.parse('group-7'),
      name: 'Harbor Print',
      alias: null,
      confirmed: true,
    }
    world.desk.bridge.answer('groups.near', () =>
      success([
        near,
        { ...near, groupId: groupIdSchema.parse('group-8'), name: 'Hamburg Print', confirmed: false },
      ]),
    )
    const row = await world.show((view) => asked(view, 'unknown-group'))
    await press(byRole('button', 'Link to another group…'))
    expect(world.desk.bridge.requestsOf('groups.near')).toEqual([{ name: row.groupName, except: 'group-1' }])
    await until(() => byRole('button', 'Harbor Print') !== null, 'the near group')
    expect(byRole('button', 'Hamburg Print')).toBeNull()
    expect(dangerous()?.hasAttribute('disabled')).toBe(true)
    await press(byRole('button', 'Harbor Print'))
    expect(document.querySelector('.dialog')?.textContent).toContain('The gate runs again for the ticket.')
    await press(dangerous())
    expect(acts()).toMatchObject([
      { act: { kind: 'change-ticket', ticketId: row.id, set: { groupId: 'group-7' } } },
    ])
  })

  it('says of a group on the blocklist that it pages nobody', async () => {
    const blocked = fakeGroupView({ id: groupIdSchema.parse('group-9'), name: 'Loud', blocked: 'in-force' })
    world.desk.bridge.answer('groups.near', () =>
      success([{ groupId: blocked.id, name: 'Loud', alias: null, confirmed: true }]),
    )
    world.desk.bridge.answer('groups.list', () => success({ groups: [blocked], after: null, total: 1 }))
    await world.show((view) => asked(view, 'unknown-group'))
    await press(byRole('button', 'Link to another group…'))
    await until(() => byRole('button', 'Loud') !== null, 'the near group')
    await press(byRole('button', 'Loud'))
    const says = () => document.querySelector('.dialog')?.textContent ?? ''
    await until(() => says().includes('It pages nobody'), 'the words')
    expect(says()).not.toContain('That may wake everybody')
  })

  it('is asked about no more once it was confirmed here', async () => {
    await world.show((view) => asked(view, 'unknown-group', { confirmed: true }))
    expect(world.shown.text()).toContain('group is confirmed now.')
    expect(byRole('button', 'Confirm the group')).toBeNull()
    await pressKey('y')
    expect(byRole('alertdialog', 'Confirm this group?')).toBeNull()
  })
})

describe('the pages of a ticket', () => {
  it('are listed with how far they came, and that nobody is woken by what only this machine knows of', async () => {
    await world.show((view) => ({
      ...asked(view, 'withheld'),
      pages: [
        fakePage(2, {
          kind: 'manual',
          state: null,
          madeByName: 'Rosa',
          text: 'It is real.',
          act: {
            id: actIdSchema.parse('act-3'),
            state: { kind: 'waiting', tries: 0, nextTryAt: null },
          },
        }),
        fakePage(1, { state: 'withheld', tickets: 2 }),
      ],
    }))
    const lines = [...document.querySelectorAll('[aria-label="Pages"] > li')].map((each) => each.textContent)
    expect(lines[0]).toMatch(
      /^Page by hand of Rosa, .*only here: nobody is woken yet.*“It is real.”.*About to be sent/,
    )
    expect(lines[1]).toMatch(/^Page, .*withheld: woke nobody, 2 tickets$/)
  })

  it('lead to the page, and tell what keeps it from people and what was only done here', async () => {
    const state = { kind: 'waiting', tries: 0, nextTryAt: null } as const
    const laid = [
      { id: actIdSchema.parse('act-4'), kind: 'acknowledge', toName: null, note: '', state } as const,
    ]
    await world.show((view) => ({
      ...view,
      pages: [fakePage(1, { state: 'notified', trouble: 'Nobody is on duty.', laid })],
    }))
    const line = document.querySelector('[aria-label="Pages"] > li')
    expect(line?.textContent).toMatch(
      /gone out, nobody has it yet\. Nobody is on duty\..*acknowledged here only.*About to be sent/,
    )
    await press(byRole('button', 'Page'))
    expect(world.onOpenPage).toHaveBeenCalledWith('page-1')
  })
})
