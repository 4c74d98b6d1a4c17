import { expect, it } from 'vitest'
import { fitOf, rankedBy } from '../../../renderer/commands/rank-items.ts'

const names = [
  'New ticket',
  'Write a note for the staff',
  'Resolve',
  'Go to the outbox',
  'Verdict on a resolved ticket',
]
const ranked = (typed: string) => rankedBy(typed, names, (name) => [name])

it('finds by the beginning of words first, and then within them', () => {
  expect(ranked('res')).toEqual(['Resolve', 'Verdict on a resolved ticket'])
  expect(ranked('ticket')).toEqual(['New ticket', 'Verdict on a resolved ticket'])
  expect(ranked('olve')).toEqual(['Resolve', 'Verdict on a resolved ticket'])
})

it('wants every word, in any order', () => {
  expect(ranked('ticket new')).toEqual(['New ticket'])
  expect(ranked('ticket lunch')).toEqual([])
})

it('finds by initials', () => {
  expect(ranked('nt')).toContain('New ticket')
  expect(ranked('gtto')).toEqual(['Go to the outbox'])
})

it('cares for neither capitals nor accents, and leaves all where nothing is typed', () => {
  expect(fitOf('MULLER', ['Anna Müller'])).not.toBeNull()
  expect(ranked('  ')).toEqual(names)
})

it('puts what is found in the name before what is found beside it', () => {
  const people = [
    { name: 'Bo', hint: 'ana@desk.example' },
    { name: 'Ana', hint: 'a@desk.example' },
  ]
  expect(rankedBy('ana', people, ({ name, hint }) => [name, hint]).map(({ name }) => name)).toEqual([
    'Ana',
    'Bo',
  ])
})
