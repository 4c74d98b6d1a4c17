import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupIdSchema, outageIdSchema, ticketIdSchema, type Author } from '#shared/protocol/common'
import { outageSchema } from '#shared/protocol/outage'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { findOutages, type OutageReport } from '#shared/rules/outages'
import { changeGroup } from '#server/store/change-group'
import { changeTicket } from '#server/store/change-ticket'
import { openDatabase, type Database, type Writer } from '#server/store/database'
import { mergeGroup } from '#server/store/group-merge'
import { createGroup } from '#server/store/groups'
import { inspectDesk } from '#server/store/inspect-desk'
import { storedOutage } from '#server/store/match-outages'
import { Refusal } from '#server/store/refusal'
import { fileTicket } from '#server/store/tickets'
import { newTicket } from '../../support/filed.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 23, 9)
const rule = { groups: 3, minutes: 15 }
const names = ['Acme', 'Bolt', 'Cobalt', 'Dune', 'Ember', 'Flint']
const by: Author = { kind: 'desk', staffId: null, name: 'The desk' }

const ticket = fc.nat(19).map((n) => `t-${n}`)
const group = fc.nat(5).map((n) => `g-${n}`)
const filed = fc.record({
  to: fc.constant('file' as const),
  wait: fc.nat(6),
  groupId: group,
  urgency: fc.constantFrom(...urgencies.slice(2)),
})
const changed = fc.record({
  to: fc.constant('change' as const),
  wait: fc.nat(6),
  id: ticket,
  set: fc.record(
    {
      status: fc.constantFrom(...statuses),
      urgency: fc.constantFrom(...urgencies.slice(2)),
      groupId: group.map((id) => groupIdSchema.parse(id)),
    },
    { requiredKeys: [] },
  ),
})
const confirmed = fc.record({ to: fc.constant('confirm' as const), wait: fc.nat(6), groupId: group })
const merged = fc.record({ to: fc.constant('merge' as const), wait: fc.nat(6), groupId: group, into: group })
const pause = fc.record({ to: fc.constant('wait' as const), wait: fc.constant(16) })
const step = fc.oneof({ weight: 8, arbitrary: filed }, { weight: 5, arbitrary: changed }, confirmed, merged, pause) // prettier-ignore
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** The first four groups are known, the others are names that somebody typed. */
async function makeGroups(tx: Writer): Promise<void> {
  for (const [index, name] of names.entries())
    await createGroup(tx, { id: groupIdSchema.parse(`g-${index}`), name }, index < 4, new Date(start))
}

async function take(tx: Writer, one: Step, number: number, now: Date): Promise<void> {
  switch (one.to) {
    case 'file': {
      const groupName = names[Number(one.groupId.slice(2))] ?? ''
      const id = ticketIdSchema.parse(`t-${number}`)
      const wanted = { ...newTicket({ groupName, urgency: one.urgency }), id }
      await fileTicket(tx, { ...wanted, source: 'form', author: by, now })
      break
    }
    case 'change':
      await changeTicket(tx, one.id, one.set, () => true, by, now)
      break
    case 'confirm':
      await changeGroup(tx, one.groupId, { confirmed: true }, () => true, now)
      break
    case 'merge':
      await mergeGroup(tx, one.groupId, one.into, by, now)
      break
    case 'wait':
      break
  }
}

/** What is reported in all, as the rule sees it. */
async function everyReport(database: Database): Promise<OutageReport[]> {
  const rows = await database.read((reader) => reader.selectFrom('outage_report').selectAll().execute())
  return rows.map((row) => ({
    ticketId: ticketIdSchema.parse(row.ticket_id),
    groupId: groupIdSchema.parse(row.group_id),
    at: row.at,
    corroborates: row.corroborates === 1,
  }))
}

async function everyOutage(database: Database) {
  const rows = await database.read((reader) =>
    reader.selectFrom('outage').select('doc').orderBy('began_at').execute(),
  )
  return rows.map((row) => outageSchema.parse(JSON.parse(row.doc)))
}

it('ties step by step what a look at everything ties, and tells the feed of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), async (steps) => {
      const database = await openDatabase(await temporaryFolder())
      try {
        await database.write(makeGroups)
        let at = start
        let number = 0
        for (const one of steps) {
          at += one.wait * minute
          await database
            .write((tx) => take(tx, one, number, new Date(at)))
            .catch((error: unknown) => {
              if (!(error instanceof Refusal)) throw error
            })
          if (one.to === 'file') number += 1
          const stored = await everyOutage(database)
          const found = findOutages(await everyReport(database), rule)
          expect(stored).toEqual(
            found.map((each, index) => {
              const { id, version } = stored[index] ?? { id: outageIdSchema.parse('missing'), version: 1 }
              return storedOutage(each, id, version)
            }),
          )
        }
        expect(inspectDesk(database.file).faults).toEqual([])
      } finally {
        await database.close()
      }
    }),
    { numRuns: 8 },
  )
}) // prettier-ignore
