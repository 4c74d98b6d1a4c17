import type { ContactMethod } from '../../protocol/responder.ts'

/** A method is tried at least so often: one that nobody tried for longer may have died without a word. */
export const drillEveryDays = 30

/** What its last successful test says of a method. */
export const drillStates = ['good', 'overdue', 'never'] as const
export type DrillState = (typeof drillStates)[number]

/** `now` in ms since 1970. Source: paging.md, "On the console". */
export function drillState(
  { lastGoodTestAt }: Pick<ContactMethod, 'lastGoodTestAt'>,
  now: number,
): DrillState {
  if (lastGoodTestAt === null) return 'never'
  return now - Date.parse(lastGoodTestAt) > drillEveryDays * 86_400_000 ? 'overdue' : 'good'
}
