import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPush, type PushEntry } from '#main/sync/plan-push'
import { actIdSchema, actSchema, type Act, type ActOf, type ActState } from '#shared/ipc/act'
import { groupIdSchema, messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { newTicket } from '../../support/filed.ts'

const refused: ActState = { kind: 'needs-you', since: 0, failure: { code: 'not-found', message: '' } }
const due: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }

function entry(id: string, act: Act, state: ActState = due, base: PushEntry['base'] = null): PushEntry {
  return { id: actIdSchema.parse(id), act, base, state, since: 0 }
}
function noteOn(ticket: string): Act {
  const ticketId = ticketIdSchema.parse(ticket)
  return { kind: 'note', ticketId, messageId: messageIdSchema.parse(`on-${ticket}`), body: 'x' }
}
const groupId = groupIdSchema.parse('g')
const created: ActOf<'create-group'> = { kind: 'create-group', groupId, name: 'Acme', plan: null }
const other = groupIdSchema.parse('h')
const changed = (set: ActOf<'change-group'>['set']): ActOf<'change-group'> => ({
  kind: 'change-group',
  groupId,
  set,
})
const filed = (groupName: string): ActOf<'file-ticket'> => ({
  kind: 'file-ticket',
  ticketId: ticketIdSchema.parse('t'),
  ...newTicket({ groupName }),
})
const leaving = (...entries: PushEntry[]) => planPush(entries, 10, 4).send

describe('what an act holds', () => {
  it('is what is about the same ticket, and nothing about another one', () => {
    expect(leaving(entry('a', noteOn('1'), refused), entry('b', noteOn('1')))).toEqual([])
    expect(leaving(entry('a', noteOn('1'), refused), entry('b', noteOn('2')))).toEqual(['b'])
  })
  it('is, of a group to be made, the tickets that name it, however they write it', () => {
    expect(leaving(entry('a', created, refused), entry('b', filed('ACME Ltd.')))).toEqual([])
    expect(leaving(entry('a', created, refused), entry('b', filed('Bolt')))).toEqual(['b'])
  })
  it('is, of a group to be made, the tickets that are moved to it', () => {
    const moved: Act = { kind: 'change-ticket', ticketId: ticketIdSchema.parse('1'), set: { groupId } }
    expect(leaving(entry('a', created, refused), entry('b', moved))).toEqual([])
  })
  it('is, of a group that is called otherwise, the tickets under the new name, and none under the former', () => {
    const renamed = entry('a', changed({ name: 'Bolt' }), refused, { name: 'Acme' })
    expect(leaving(renamed, entry('b', filed('Bolt Inc.')))).toEqual([])
    expect(leaving(renamed, entry('b', filed('Acme')))).toEqual(['b'])
    const respelled = entry('a', changed({ name: 'ACME Ltd.' }), refused, { name: 'Acme' })
    expect(leaving(respelled, entry('b', filed('Acme')))).toEqual(['b'])
  })
  it('is, of a group with one more alias, the tickets under that one, and none under those it had', () => {
    const added = entry('a', changed({ aliases: ['Bolt', 'Cobalt'] }), refused, { aliases: ['Bolt'] })
    expect(leaving(added, entry('b', filed('Cobalt')))).toEqual([])
    expect(leaving(added, entry('b', filed('Bolt')))).toEqual(['b'])
  })
  it('is, of a group that gives an alias up, what takes it next: a ticket, another group', () => {
    const given = entry('a', changed({ aliases: [] }), refused, { aliases: ['Bolt'] })
    expect(leaving(given, entry('b', filed('Bolt')))).toEqual([])
    expect(leaving(given, entry('b', { ...created, groupId: other, name: 'Bolt' }))).toEqual([])
    expect(leaving(given, entry('b', { ...changed({ name: 'Bolt' }), groupId: other }))).toEqual([])
  })
  it('is, of a ticket, the taking away of the name that it is filed under, and nothing else of its group', () => {
    const before = entry('a', filed('Bolt'), refused)
    const taken = { aliases: ['Bolt', 'Cobalt'] }
    expect(leaving(before, entry('b', changed({ aliases: ['Cobalt'] }), due, taken))).toEqual([])
    expect(leaving(before, entry('b', changed({ aliases: ['Bolt'] }), due, taken))).toEqual(['b'])
    expect(leaving(before, entry('b', changed({ name: 'Dune' }), due, { name: 'Bolt' }))).toEqual(['b'])
    expect(leaving(before, entry('b', { ...created, name: 'Bolt' }))).toEqual(['b'])
  })
})

/** What the names of groups mean on the service, told as simply as it goes. */
class Names {
  readonly of = new Map<string, string[]>([
    ['g1', ['Acme', 'Bolt']],
    ['g2', ['Cobalt']],
  ])
  /** Where each ticket came to; an unconfirmed group is called after its name. */
  readonly tickets = new Map<string, string>()

  groupOf(name: string): string | null {
    return [...this.of].find(([, names]) => names.includes(name))?.[0] ?? null
  }

  carryOut({ act }: Pick<PushEntry, 'act'>): 'done' | 'refused' {
    if (act.kind === 'file-ticket') {
      const group = this.groupOf(act.groupName) ?? `unconfirmed ${act.groupName}`
      this.of.set(group, this.of.get(group) ?? [act.groupName])
      this.tickets.set(act.ticketId, group)
    } else if (act.kind === 'create-group' || act.kind === 'change-group') {
      const names = namesAfter(act, this.of.get(act.groupId) ?? [])
      if (names.some((name) => (this.groupOf(name) ?? act.groupId) !== act.groupId)) return 'refused'
      this.of.set(act.groupId, names)
    }
    return 'done'
  }
}

function namesAfter(act: Act, [name = '', ...aliases]: readonly string[]): string[] {
  if (act.kind === 'create-group') return [act.name]
  const set = act.kind === 'change-group' ? act.set : {}
  const next = [set.name ?? name, ...(set.aliases ?? aliases), ...(set.name === undefined ? [] : [name])]
  return [...new Set(next)]
}

describe('acts about groups and tickets that were done without a line', () => {
  const name = fc.constantFrom('Acme', 'Bolt', 'Cobalt', 'Dune', 'Eon')
  const group = fc.constantFrom('g1', 'g2')
  const wish = fc.oneof(
    fc.record({ kind: fc.constant('file' as const), name }),
    fc.record({ kind: fc.constant('create' as const), name }),
    fc.record({ kind: fc.constant('rename' as const), group, name }),
    fc.record({
      kind: fc.constant('aliases' as const),
      group,
      aliases: fc.uniqueArray(name, { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('confirm' as const), group }),
  )

  it('come to the same in every order in which the plan lets them leave as in their own', () => {
    const luck = fc.array(fc.nat(100), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(wish, { minLength: 2, maxLength: 12 }), luck, (wishes, picks) => {
        const own = new Names()
        const outbox = wishes.flatMap((one, place): PushEntry[] => {
          const act = actOf(one, place)
          const base = act.kind === 'change-group' ? baseOf(act, own.of.get(act.groupId) ?? []) : null
          // A desk that refuses asks the author, and what comes after is another story.
          return own.carryOut({ act }) === 'refused' ? [] : [entry(`act-${place}`, act, due, base)]
        })
        const other = new Names()
        for (let step = 0, left = outbox; left.length > 0; step += 1) {
          const { send } = planPush(left, 10, 4)
          const next = left.find(({ id }) => id === send[(picks[step] ?? 0) % send.length])
          if (next === undefined) throw new Error('The plan is stuck.')
          expect(other.carryOut(next)).toBe('done')
          left = left.filter((one) => one !== next)
        }
        expect(other.tickets).toEqual(own.tickets)
      }),
      { numRuns: 500 },
    )
  })

  function actOf(one: typeof wish extends fc.Arbitrary<infer Wish> ? Wish : never, place: number): Act {
    switch (one.kind) {
      case 'file':
        return { ...filed(one.name), ticketId: ticketIdSchema.parse(`t${place}`) }
      case 'create':
        return {
          kind: 'create-group',
          groupId: groupIdSchema.parse(`new-${place}`),
          name: one.name,
          plan: null,
        }
      case 'rename':
        return { ...changed({ name: one.name }), groupId: groupIdSchema.parse(one.group) }
      case 'aliases':
        return { ...changed({ aliases: one.aliases }), groupId: groupIdSchema.parse(one.group) }
      case 'confirm':
        return { ...changed({ confirmed: true }), groupId: groupIdSchema.parse(one.group) }
    }
  }

  function baseOf(
    { set }: ActOf<'change-group'>,
    [first = '', ...aliases]: readonly string[],
  ): PushEntry['base'] {
    return {
      ...(set.name === undefined ? {} : { name: first }),
      ...(set.aliases === undefined ? {} : { aliases }),
    }
  }
})

describe('what an act about urgency holds and waits for', () => {
  const act = (fields: object) => actSchema.parse(fields)
  const block = act({
    kind: 'change-blocklist', operationId: 'o', groupId: 'g', act: 'block', targets: [], reason: 'Why', evidence: [],
  }) // prettier-ignore
  const lift = act({ ...block, operationId: 'l', act: 'lift', targets: ['o'] })
  const page = act({ kind: 'page-by-hand', ticketId: 't', pageId: 'p', text: 'Dark' })
  const flag = act({ kind: 'flag-ticket', ticketId: 't', flagId: 'f', reason: 'No', note: '' })
  const merge = act({ kind: 'merge-group', groupId: 'g', into: 'h' })

  it('is, of a group to be made, its block; of one that is renamed, nothing of the blocklist', () => {
    expect(leaving(entry('a', created, refused), entry('b', block))).toEqual([])
    expect(leaving(entry('a', changed({ name: 'Bolt' }), refused), entry('b', block))).toEqual(['b'])
    expect(leaving(entry('a', block, refused), entry('b', changed({ name: 'Bolt' })))).toEqual(['b'])
  })
  it('is, of an operation, the later ones on the same group, and none on another', () => {
    expect(leaving(entry('a', block, refused), entry('b', lift))).toEqual([])
    const elsewhere = act({ ...lift, groupId: 'h' })
    expect(leaving(entry('a', block, refused), entry('b', elsewhere))).toEqual(['b'])
  })
  it('is, of a ticket to be filed, its flags and pages; of one with something else in the way, its flags alone', () => {
    expect(leaving(entry('a', filed('Acme'), refused), entry('b', flag), entry('c', page))).toEqual([])
    expect(leaving(entry('a', noteOn('t'), refused), entry('b', flag), entry('c', page))).toEqual(['c'])
    expect(leaving(entry('a', page, refused), entry('b', noteOn('t')))).toEqual(['b'])
  })
  it('is, of two groups that become one, what is done to either, and tickets under their names', () => {
    const base = { name: 'Acme', aliases: ['Bolt', 'Cobalt'] }
    const merging = entry('a', merge, refused, base)
    for (const groupKey of ['g', 'h'])
      expect(leaving(merging, entry('b', act({ ...changed({ plan: null }), groupId: groupKey })))).toEqual([])
    expect(leaving(merging, entry('b', filed('Cobalt')))).toEqual([])
    expect(leaving(merging, entry('b', filed('Delta')))).toEqual(['b'])
    expect(leaving(entry('b', act({ ...created, groupId: 'h' }), refused), entry('a', merge))).toEqual([])
  })
})
