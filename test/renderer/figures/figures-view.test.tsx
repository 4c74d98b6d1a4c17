import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCsv, pagesCsv } from '../../../renderer/features/figures/figures-csv.ts'
import { useFigures } from '../../../renderer/features/figures/figures-store.ts'
import { FiguresView } from '../../../renderer/features/figures/figures-view.tsx'
import { niceTop, shareRuns } from '../../../renderer/features/figures/pages-plot.tsx'
import { trace } from '../../../renderer/features/figures/picture-of.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { FiguresView as Figures } from '../../../shared/ipc/figures.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { press, showScreen, until, type Shown } from '../../support/show-screen.tsx'

const at = Date.parse('2026-11-29T12:00:00.000Z')
const day = 86_400_000
const spans = [0, 1, 2, 3].map((place) => ({
  from: at - (4 - place) * day,
  until: at - (3 - place) * day,
  needed: place === 0 ? 1 : 0,
  needless: place === 2 ? 0 : 1,
  unjudged: place === 2 ? 2 : 0,
  withheld: place,
}))
const figures: Figures = {
  at,
  days: 30,
  timeZone: 'UTC',
  open: urgencies.toReversed().map((urgency, place) => ({ urgency, counts: [place, 0, 0, 1, 0, 0] })),
  unassigned: 4,
  pages: spans,
}

let bridge: FakeBridge
let uninstall: () => void
let shown: Shown
beforeEach(async () => {
  useFigures.setState(useFigures.getInitialState(), true)
  bridge = fakeBridge()
  bridge.answer('figures.read', ({ days }) => success({ ...figures, days }))
  uninstall = installBridge(bridge)
  shown = await showScreen(<FiguresView />)
})
afterEach(async () => {
  await shown.unmount()
  uninstall()
})
const words = () => document.body.textContent

describe('the figures', () => {
  it('say in a sentence and in a table what the plots show', async () => {
    await until(() => words().includes('15 tickets are not done; nobody has 4 of them.'), 'the sentence')
    expect(words()).toContain(
      '6 pages were sent, 6 withheld in the last 30 days. Of 4 that were judged 75 % were needless.',
    )
    expect(document.querySelectorAll('.figure-table')).toHaveLength(2)
    expect(document.querySelectorAll('svg.figure-plot [class="figure-withheld"]').length).toBe(4)
  })

  it('look back as far as is picked, and follow', async () => {
    await until(() => words().includes('30 days'), 'the figures')
    await press(document.querySelector('input[value="365"]'))
    await until(() => words().includes('withheld in the last 365 days'), 'the year')
    bridge.answer('figures.read', () => failed('not-found', 'Gone.'))
    bridge.emit('changed', { topics: ['pages'], ticketIds: [] })
    await until(() => words().includes('Gone.'), 'the failure')
    expect(bridge.requestsOf('figures.read')).toEqual([{ days: 30 }, { days: 365 }, { days: 365 }])
  })

  it('are saved as CSV in which nothing is a formula', () => {
    const [head, first] = pagesCsv(figures).split('\r\n')
    expect(head?.split(',')).toHaveLength(7)
    expect(first).toBe('2026-11-25T12:00:00.000Z,2026-11-26T12:00:00.000Z,1,1,0,0,0.5')
    expect(openCsv(figures).split('\r\n')).toHaveLength(6)
    const cells = `${pagesCsv(figures)}\r\n${openCsv(figures)}`.split(/[,\r\n]+/)
    expect(cells.filter((cell) => /^[=+@\t-]/.test(cell))).toEqual([])
  })

  it('draw no line over days of which nothing is known, and end their axis at a round number', () => {
    expect(shareRuns(spans).map((run) => run.map(({ place }) => place))).toEqual([[0, 1], [3]])
    expect([1, 2, 3, 5, 11, 39, 41].map(niceTop)).toEqual([2, 2, 4, 10, 20, 40, 100])
  })

  it('know the outline of each shape that a picture is made of', () => {
    const traced = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      const steps: string[] = []
      const note =
        (name: string) =>
        (...numbers: unknown[]) =>
          void steps.push(`${name} ${numbers.join(' ')}`)
      trace({ rect: note('rect'), arc: note('arc'), moveTo: note('to'), lineTo: note('line') }, element)
      return steps
    }
    expect(traced('rect', { x: '1', y: '2', width: '3', height: '4' })).toEqual(['rect 1 2 3 4'])
    expect(traced('line', { x1: '0', y1: '1', x2: '2', y2: '3' })).toEqual(['to 0 1', 'line 2 3'])
    expect(traced('polyline', { points: '0,1 2,3' })).toEqual(['to 0 1', 'line 2 3'])
    expect(traced('circle', { cx: '5', cy: '5', r: '2' })).toEqual([`arc 5 5 2 0 ${2 * Math.PI}`])
  })
})
