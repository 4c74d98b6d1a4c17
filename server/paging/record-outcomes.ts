import type { Writer } from '../store/database.ts'
import { recordHandOvers, type HandedOver, type LeaseTerms } from '../store/deliveries.ts'
import { noteMethodTest } from '../store/note-method-test.ts'
import { drillsAmong } from '../store/pages.ts'

/** Writes down what gateways said, as far as its leases live; what came of a drill or a test stands at its method too. */
export async function recordOutcomes(
  tx: Writer,
  handed: readonly HandedOver[],
  terms: Pick<LeaseTerms, 'lease' | 'now'>,
  now: Date,
): Promise<void> {
  const written = await recordHandOvers(tx, handed, terms)
  const settled = written.filter(({ dueAt }) => dueAt === null)
  const drills = await drillsAmong(tx, new Set(settled.map(({ pageId }) => pageId)))
  for (const { delivery, pageId } of settled) if (drills.has(pageId)) await noteMethodTest(tx, delivery, now)
}
