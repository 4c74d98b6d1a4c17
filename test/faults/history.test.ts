import { describe, expect, it } from 'vitest'
import { checkHistory, emptyHistory, type ActRecord, type History } from './history.ts'

function act(fields: Partial<ActRecord> = {}): ActRecord {
  return {
    mark: 'one',
    console: 'ada',
    subject: 'ticket:1',
    acknowledged: true,
    mayFindItDone: false,
    end: 'sent',
    withdrawn: false,
    ...fields,
  }
}
const broken = (history: Partial<History>) =>
  checkHistory({ ...emptyHistory, ...history }).map(({ invariant }) => invariant)

describe('the judge of histories', () => {
  it('finds nothing where an act was sent and took effect once', () => {
    expect(broken({ acts: [act()], effects: ['one'] })).toEqual([])
  })
  it('finds nothing where an act was never acknowledged and never seen', () => {
    expect(broken({ acts: [act({ acknowledged: false, end: null })] })).toEqual([])
  })
  it('finds an act that is called sent and is nowhere', () => {
    expect(broken({ acts: [act()] })).toEqual([1])
  })
  it('lets a change be sent without a mark, since everything may be as it asks for already', () => {
    expect(broken({ acts: [act({ mayFindItDone: true })] })).toEqual([])
    expect(broken({ acts: [act({ mayFindItDone: true, end: null })] })).toEqual([1])
  })
  it('finds an effect that came twice, one that nobody did, and one that was taken back', () => {
    expect(broken({ acts: [act()], effects: ['one', 'one'] })).toEqual([2])
    expect(broken({ effects: ['two'] })).toEqual([2])
    expect(broken({ acts: [act({ withdrawn: true, end: null })], effects: ['one'] })).toEqual([2])
  })
  it('finds an act that took effect and asks its author all the same', () => {
    expect(broken({ acts: [act({ end: 'needs-you' })], effects: ['one'] })).toEqual([2])
  })
  it('finds acts about one ticket that changed places, and lets those about two tickets', () => {
    const acts = [act(), act({ mark: 'two' })]
    expect(broken({ acts, effects: ['two', 'one'] })).toEqual(['order'])
    const apart = [act(), act({ mark: 'two', subject: 'ticket:2' })]
    expect(broken({ acts: apart, effects: ['two', 'one'] })).toEqual([])
  })
  it('finds replicas that differ, whichever holds more', () => {
    const service = new Map([['ticket 1', 'open']])
    expect(broken({ replicas: new Map([['service', service], ['ada', new Map()]]) })).toEqual([3]) // prettier-ignore
    expect(broken({ replicas: new Map([['service', new Map()], ['ada', service]]) })).toEqual([3]) // prettier-ignore
    expect(broken({ replicas: new Map([['service', service], ['ada', service]]) })).toEqual([]) // prettier-ignore
  })
  it('finds a row that went back within a feed, and not over a resync', () => {
    const sighting = { replica: 'ada', feed: 'a', row: 'ticket 1', version: 3 }
    expect(broken({ sightings: [sighting, { ...sighting, version: 2 }] })).toEqual([4])
    expect(broken({ sightings: [sighting, { ...sighting, version: 2, feed: 'b' }] })).toEqual([])
  })
  it('finds an act that waits for ever', () => {
    expect(broken({ acts: [act({ end: 'waiting' })] })).toEqual([5])
  })
  it('lets an act wait behind one about the same ticket that needs its author', () => {
    const acts = [act({ mark: 'before', end: 'needs-you' }), act({ end: 'waiting' })]
    expect(broken({ acts })).toEqual([])
    expect(broken({ acts: acts.toReversed() })).toEqual([5])
  })
  it('finds a draft that is gone or older than what was answered', () => {
    const draft = { console: 'ada', place: 'new-ticket', kept: 'b', unanswered: ['c'] }
    expect(broken({ drafts: [{ ...draft, found: null }] })).toEqual([9])
    expect(broken({ drafts: [{ ...draft, found: 'a' }] })).toEqual([9])
    expect(broken({ drafts: [{ ...draft, found: 'c' }] })).toEqual([])
  })
})
