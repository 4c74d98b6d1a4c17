import { afterEach, describe, expect, it } from 'vitest'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { LineNowContext } from '../../../renderer/ui/line-now.ts'
import { WakeForecastContext, type FollowForecast } from '../../../renderer/ui/wake-forecast.ts'
import { wakeWords } from '../../../renderer/ui/wake-words.ts'
import { WhomItWakes } from '../../../renderer/ui/whom-it-wakes.tsx'
import type { WakeForecast, WakeQuestion } from '../../../shared/ipc/wake-views.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { fakeForecast } from '../../support/fake-forecast.ts'
import { showScreen, type Shown } from '../../support/show-screen.tsx'

const now = Date.UTC(2026, 10, 23, 9)
const forecast = fakeForecast({ groupName: 'Acme' })
const of = (people: Partial<WakeForecast['people']>, more: Partial<WakeForecast> = {}) =>
  wakeWords({ ...forecast, ...more, people: { ...forecast.people, ...people } }, now)
const holder = { name: 'Bo', isMe: false, isTold: true }

describe('whom something wakes, in words', () => {
  it('counts those who are reached, and says who is not and by what doubtful way', () => {
    expect(of({})).toEqual({ wakesNobody: false, lead: 'Wakes 12 people on duty.', more: [] })
    expect(of({ reached: 1, everybody: 1 }).lead).toBe('Wakes 1 person on duty.')
    expect(of({ isNamed: true, reached: 2, everybody: 12, widensAfterMinutes: null })).toEqual({
      wakesNobody: false,
      lead: 'Wakes 2 people.',
      more: [],
    })
    expect(of({ reached: 3, unverified: 1, unreachable: 2, everybody: 5 }).more).toEqual([
      '2 people on duty cannot be reached: no contact method.',
      '1 of them only by ways that nobody has verified.',
      'If nobody has it after 20 minutes, it goes to everybody: 5 people.',
    ])
    expect(of({ reached: 1, unverified: 1, everybody: 1 }).more).toEqual([
      'That one only by ways that nobody has verified.',
    ])
  })

  it('says plainly where nobody is woken, and why', () => {
    expect(of({ reached: 0, everybody: 0 })).toMatchObject({
      wakesNobody: true,
      lead: 'Nobody is on duty: nobody is woken.',
    })
    expect(of({ reached: 0, unreachable: 2, everybody: 4 })).toEqual({
      wakesNobody: true,
      lead: 'Nobody is woken: 2 people are on duty, without any contact method.',
      more: ['If nobody has it after 20 minutes, it goes to everybody: 4 people.'],
    })
    expect(of({ isNamed: true, reached: 0, unreachable: 1, widensAfterMinutes: null }).lead).toBe(
      'Nobody is woken: 1 person is named, without any contact method.',
    )
    expect(of({}, { outcome: 'withheld' })).toMatchObject({
      wakesNobody: true,
      lead: 'Wakes nobody: Acme is on the pager blocklist.',
    })
    expect(of({}, { outcome: 'unknown-group' })).toMatchObject({
      wakesNobody: true,
      lead: 'Wakes nobody yet: nobody has confirmed Acme.',
    })
  })

  it('tells of the page that it would be counted into, and who has that', () => {
    const joined = of({}, { outcome: 'joined', page: { beganAt: now - 60_000, holder: null } })
    expect(joined).toMatchObject({ wakesNobody: false })
    expect(joined.lead).toMatch(/^Counted into the page of \d\d:59, which nobody has yet\.$/)
    const told = of({}, { outcome: 'told', page: { beganAt: now, holder } })
    expect(told.lead).toBe('Pages Bo alone at first.')
    expect(told.more).toEqual([
      expect.stringMatching(/^Bo has the page of \d\d:00 for this group\.$/),
      'Not acknowledged within 5 minutes, it goes to everybody on duty: 12 people.',
    ])
    const mine = of({}, { outcome: 'told', page: { beganAt: now, holder: { ...holder, isMe: true } } })
    expect(mine.lead).toBe('Pages you alone at first.')
    // Nothing tells whoever has it from a console, and has no pager: everybody is paged.
    const silent = { ...holder, isTold: false }
    const untold = of({}, { outcome: 'page', page: { beganAt: now, holder: silent } })
    expect(untold).toMatchObject({ wakesNobody: false, lead: of({}, {}).lead })
    expect(untold.more.at(-1)).toMatch(/^Bo has the page of .+ They have no way to be paged\.$/)
  })
})

describe('whom something wakes, on the screen', () => {
  let shown: Shown
  afterEach(() => shown.unmount())
  const asked: WakeQuestion[] = []
  const listeners = new Set<(forecast: WakeForecast | null) => void>()
  const follow: FollowForecast = (question, told) => {
    asked.push(question)
    listeners.add(told)
    told(forecast)
    return () => listeners.delete(told)
  }
  const question = (id: string): WakeQuestion => ({
    kind: 'ticket',
    ticketId: ticketIdSchema.parse(id),
    groupId: null,
  })
  const screen = (id: string, isAway = false, lastExchangeAt: number | null = null) => (
    <DeskNowContext value={{ isAway, emergencyPhone: '', undoMs: 0 }}>
      <LineNowContext value={{ state: { kind: 'connecting' }, lastExchangeAt, waiting: 0, needsYou: 0 }}>
        <WakeForecastContext value={follow}>
          <WhomItWakes about={question(id)} />
        </WakeForecastContext>
      </LineNowContext>
    </DeskNowContext>
  )

  it('asks once for each question, says the answer aloud, and is quiet once it left', async () => {
    shown = await showScreen(screen('t1'))
    expect(document.querySelector('[role="status"]')?.textContent).toBe('Wakes 12 people on duty.')
    await shown.change(screen('t1'))
    expect(asked).toEqual([question('t1')])
    await shown.change(screen('t2'))
    expect(asked).toEqual([question('t1'), question('t2')])
    expect(listeners.size).toBe(1)
    await shown.change(<p>Gone</p>)
    expect(listeners.size).toBe(0)
  })

  it('says offline that nobody is woken now, and of when the number is', async () => {
    shown = await showScreen(screen('t1', true, Date.now()))
    expect(document.querySelector('.danger-note')?.textContent).toContain('Nobody is woken while the desk')
    expect(document.querySelector('[role="status"]')?.textContent).toMatch(
      /^As of \d\d:\d\d, when the desk was last heard: Wakes 12 people on duty\.$/,
    )
    await shown.change(screen('t1', true))
    expect(shown.text()).toContain('By what is known here: Wakes 12')
  })
})
