import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { play } from './play.ts'
import { makeProfiles } from './profile-templates.ts'
import type { Step } from './story.ts'

const profiles = makeProfiles()
afterAll(() => profiles.remove())

const one = { console: 0, hops: 0 }
const calm: Step = { do: 'calm', hops: 0 }
const tenYears = 10 * 365 * 86_400_000

/** Stories that random ones rarely tell, each in every order in which the scheduler may let things happen. */
const told: Record<string, Step[]> = {
  'a reply whose answer was lost is discarded': [
    calm,
    { do: 'weather', fates: ['lost-answer'], ...one },
    { do: 'reply', ticket: 0, undo: false, console: 0, hops: 1 },
    { do: 'pass', ms: 5000, hops: 0 },
    { do: 'cut', isCut: true, ...one },
    { do: 'pass', ms: 31_000, hops: 4 },
    { do: 'decide', entry: 0, decision: 'discard', ...one },
  ],
  'a note lies in a drawer for ten years': [
    calm,
    { do: 'cut', isCut: true, ...one },
    { do: 'note', ticket: 0, ...one },
    { do: 'clock', ms: tenYears, ...one },
    { do: 'pass', ms: 31_000, hops: 4 },
  ],
  'the clock goes back by a day under a reply that can be undone': [
    calm,
    { do: 'reply', ticket: 0, undo: true, ...one },
    { do: 'clock', ms: -86_400_000, ...one },
  ],
  'everything is pulled anew under an act that its author is asked about': [
    calm,
    { do: 'backup', hops: 0 },
    { do: 'note', ticket: 1, ...one },
    calm,
    { do: 'reply', ticket: 0, undo: true, ...one },
    { do: 'elsewhere', what: 'customer', ticket: 0, other: 0, change: { field: 'verdict', value: null }, hops: 0 }, // prettier-ignore
    calm,
    { do: 'pass', ms: 11_000, hops: 4 },
    { do: 'restore', hops: 0 },
    calm,
  ],
  'everything is pulled anew under a ticket that never reached the desk': [
    calm,
    { do: 'backup', hops: 0 },
    { do: 'note', ticket: 1, ...one },
    calm,
    { do: 'cut', isCut: true, ...one },
    { do: 'pass', ms: 31_000, hops: 4 },
    { do: 'file', group: 2, urgency: 'mission-critical', ...one },
    { do: 'pass', ms: 360_000, hops: 4 },
    { do: 'restore', hops: 0 },
    { do: 'cut', isCut: false, ...one },
    calm,
  ],
  'a desk is restored to where the console had read to, and has answered since': [
    calm,
    { do: 'backup', hops: 0 },
    { do: 'weather', fates: ['well', 'limited'], ...one },
    { do: 'change', ticket: 0, changes: [{ field: 'subject', value: 'Web' }], console: 0, hops: 2 },
    { do: 'restore', hops: 0 },
    calm,
  ],
  'a desk carried out what it answered with nonsense, and is restored to where the console had read to': [
    calm,
    { do: 'backup', hops: 0 },
    { do: 'weather', fates: ['nonsense'], ...one },
    { do: 'note', ticket: 0, console: 0, hops: 2 },
    { do: 'restore', hops: 0 },
    calm,
  ],
}

const block: Step = { do: 'blocklist', act: 'block', group: 0, entry: 0, days: 7, ...one }
const other = { console: 2, hops: 0 }

/** The same of two consoles of administrators, an agent's between them. */
const toldOfAdmins: Record<string, Step[]> = {
  'one lifts while the other, without a line, extends, gives another reason and blocks once more': [
    calm,
    block,
    calm,
    { do: 'cut', isCut: true, ...other },
    { ...block, act: 'extend', ...other },
    { ...block, act: 'edit-reason', ...other },
    { ...block, ...other },
    { ...block, act: 'lift' },
    calm,
    { do: 'file', group: 0, urgency: 'mission-critical', ...one },
    calm,
    { do: 'cut', isCut: false, ...other },
    { do: 'pass', ms: 31_000, hops: 4 },
    calm,
  ],
  'a desk is restored to before a lift': [
    calm,
    block,
    calm,
    { do: 'backup', hops: 0 },
    { ...block, act: 'lift' },
    { do: 'note', ticket: 0, ...one },
    calm,
    { do: 'restore', hops: 0 },
    { ...block, act: 'extend', ...other },
    calm,
  ],
  'an operation whose clock ran ahead is refused, and made anew': [
    calm,
    { do: 'clock', ms: tenYears, ...one },
    block,
    { do: 'note', ticket: 0, ...one },
    calm,
    { do: 'clock', ms: -tenYears, ...one },
    { do: 'decide', entry: 0, decision: 'retry', ...one },
    calm,
  ],
  'a blocked group is merged into another one': [
    calm,
    block,
    calm,
    { do: 'merge-group', group: 0, into: 1, ...other },
    calm,
    { do: 'file', group: 0, urgency: 'mission-critical', ...one },
    calm,
  ],
  'a blocked group is merged here, while it is lifted and shortened there': [
    calm,
    block,
    calm,
    { do: 'cut', isCut: true, ...other },
    { ...block, act: 'shorten', days: 1, ...other },
    { do: 'merge-group', group: 0, into: 1, ...other },
    { ...block, act: 'lift' },
    { do: 'merge-group', group: 1, into: 0, ...one },
    { do: 'file', group: 0, urgency: 'mission-critical', ...other },
    calm,
    { do: 'cut', isCut: false, ...other },
    { do: 'pass', ms: 31_000, hops: 4 },
    calm,
  ],
}

const tellers = [
  ...Object.entries(told).map(([when, steps]) => ({ when, steps, consoles: 1 })),
  ...Object.entries(toldOfAdmins).map(([when, steps]) => ({ when, steps, consoles: 3 })),
]

it.each(tellers)('keeps every invariant when $when', async ({ steps, consoles }) => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const story = { consoles, largestPage: 1000, isPulled: true, luck: seed, steps }
    const [scheduler] = fc.sample(fc.scheduler(), { seed, numRuns: 1 })
    if (scheduler === undefined) throw new Error('There is no scheduler.')
    expect({ seed, violations: await play(story, scheduler, profiles) }).toEqual({ seed, violations: [] })
  }
})
