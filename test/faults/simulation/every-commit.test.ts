import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { play } from './play.ts'
import { makeProfiles } from './profile-templates.ts'
import type { Step, Story } from './story.ts'

const profiles = makeProfiles()
afterAll(() => profiles.remove())

const one = { console: 0, hops: 0 }
const calm: Step = { do: 'calm', hops: 0 }
const customer: Step = {
  do: 'elsewhere',
  what: 'customer',
  ticket: 0,
  other: 0,
  change: { field: 'status', value: 'open' },
  hops: 0,
}

/** What comes before the kill, and what the console is killed in. */
const days: Record<string, { before: Step[]; during: Step[] }> = {
  'a draft becomes a reply': {
    before: [calm, { do: 'draft', ticket: 0, ...one }],
    during: [{ do: 'reply', ticket: 0, undo: false, ...one }, calm],
  },
  'a reply is taken back to where something else is typed': {
    before: [calm, { do: 'reply', ticket: 0, undo: true, ...one }, { do: 'draft', ticket: 0, ...one }],
    during: [{ do: 'decide', entry: 0, decision: 'take-back', ...one }, calm],
  },
  'a ticket is filed and discarded': {
    before: [
      calm,
      { do: 'cut', isCut: true, ...one },
      { do: 'file', group: 2, urgency: 'question', ...one },
      { do: 'note', ticket: 2, ...one },
    ],
    during: [{ do: 'decide', entry: 0, decision: 'discard', ...one }, calm],
  },
  'pages arrive': { before: [calm, customer, customer], during: [calm] },
  'a change is sent while a page arrives': {
    before: [calm],
    during: [
      { do: 'change', ticket: 0, changes: [{ field: 'status', value: 'pending' }], ...one },
      customer,
      calm,
    ],
  },
  'everything is pulled anew': {
    before: [calm, { do: 'backup', hops: 0 }, { do: 'note', ticket: 0, ...one }, calm],
    during: [{ do: 'restore', hops: 0 }, calm],
  },
}
const [mostCommits, largestPage] = [10, 2]

it.each(Object.entries(days))(
  'keeps every invariant when killed at any commit while %s',
  async (_, { before, during }) => {
    for (let commit = 0; commit < mostCommits; commit += 1)
      for (const afterCommit of [false, true]) {
        const kill: Step = { do: 'kill', in: commit, afterCommit, ...one }
        const steps = [...before, kill, ...during, { do: 'start' as const, ...one }]
        const story: Story = { consoles: 1, largestPage, isPulled: true, luck: commit, steps }
        const [scheduler] = fc.sample(fc.scheduler(), { seed: commit, numRuns: 1 })
        if (scheduler === undefined) throw new Error('There is no scheduler.')
        const violations = await play(story, scheduler, profiles)
        expect({ commit, afterCommit, violations }).toEqual({ commit, afterCommit, violations: [] })
      }
  },
)
