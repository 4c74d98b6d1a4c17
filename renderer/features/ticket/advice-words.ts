import type { Ticket } from '../../../shared/protocol/ticket.ts'

/** What the customer said to the form's two advising questions, in a sentence; null where nothing was said. */
export function adviceWords({ workedBefore, everythingDown }: Ticket['advice']): string | null {
  const said: string[] = []
  if (workedBefore !== null) said.push(workedBefore ? 'it worked before' : 'it never worked before')
  if (everythingDown !== null) said.push(everythingDown ? 'everything is down' : 'not everything is down')
  return said.length === 0 ? null : `The customer says: ${said.join(', ')}.`
}
