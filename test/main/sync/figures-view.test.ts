import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFiguresView } from '#main/sync/figures/figures-view'
import type { Verdict } from '#shared/rules/verdict'
import { openFiles, type Files } from './blocklist/files.ts'
import { pagePut } from './duty/duty-parts.ts'
import { ticketOf, type Sketch } from '../store/cached.ts'

const now = Date.parse('2026-11-29T12:00:00.000Z')
let files: Files
beforeEach(() => {
  files = openFiles(() => now)
})
afterEach(() => files.remove())

function ticketPut(
  sketch: Partial<Sketch> & { number: number },
  hoursAgo: number,
  verdict: Verdict | null = null,
) {
  const whole = { urgency: 'question', status: 'open', group: 'g', assignee: null, updated: 0, subject: 'S', name: 'A', ...sketch } as const // prettier-ignore
  const createdAt = new Date(now - hoursAgo * 3_600_000).toISOString()
  const doc = { ...ticketOf(whole), createdAt, verdict }
  return {
    seq: sketch.number,
    kind: 'ticket' as const,
    op: 'put' as const,
    id: doc.id,
    version: doc.version,
    doc,
  }
}

it('counts what is not done by urgency and age, and pages by what was found of them', () => {
  files.feed([
    [
      ticketPut({ number: 1 }, 0.5),
      ticketPut({ number: 2, assignee: 'me' }, 30),
      ticketPut({ number: 3, status: 'resolved' }, 30),
      ticketPut({ number: 4, urgency: 'mission-critical', status: 'closed' }, 20, 'false-alarm'),
      ticketPut({ number: 5, urgency: 'mission-critical', status: 'new' }, 200),
      pagePut('p-1', new Date(now - 20 * 3_600_000).toISOString(), [], { ticketIds: ['ticket-4'] }),
    ],
  ])
  const view = readFiguresView(files.cache.read, 30, now, 'UTC')
  expect(view.open.map(({ urgency, counts }) => [urgency, counts])).toEqual([
    ['mission-critical', [0, 0, 0, 0, 0, 1]],
    ['impaired-function', [0, 0, 0, 0, 0, 0]],
    ['urgent-work-request', [0, 0, 0, 0, 0, 0]],
    ['work-request', [0, 0, 0, 0, 0, 0]],
    ['question', [1, 0, 0, 1, 0, 0]],
  ])
  expect(view.unassigned).toBe(2)
  expect(view.pages.filter(({ needless }) => needless > 0)).toHaveLength(1)
})
