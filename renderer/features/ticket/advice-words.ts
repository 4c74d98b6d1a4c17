import type { Ticket } from '../../../shared/protocol/ticket.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'

/** What the customer said to the form's two advising questions, in a sentence; null where nothing was said. */
export function adviceWords({ workedBefore, everythingDown }: Ticket['advice']): string | null {
  const said: string[] = []
  if (workedBefore !== null)
    said.push(workedBefore ? i18n.t('it worked before') : i18n.t('it never worked before'))
  if (everythingDown !== null)
    said.push(everythingDown ? i18n.t('everything is down') : i18n.t('not everything is down'))
  return said.length === 0 ? null : i18n.t('The customer says: {said}.', { said: listText(said) })
}
