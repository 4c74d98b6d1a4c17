import type { TroubledPage } from '../../../shared/ipc/alarm-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import type { PagedSoFar } from '../../../shared/rules/paging/paged-so-far.ts'
import { i18n } from '../../texts/i18n.ts'
import { momentText } from '../../ui/time.tsx'

/** What was and was not paged for a ticket, as far as this machine knows. `now` in ms since 1970. */
export function pagedWords(paged: PagedSoFar, now: number): string {
  switch (paged.kind) {
    case 'not-sent':
      return i18n.t('Nobody was paged: it has not reached the desk.')
    case 'withheld':
      return i18n.t('Nobody was paged: the pager blocklist kept it back.')
    case 'unknown-group':
      return i18n.t('Nobody was paged: nobody has confirmed the group.')
    case 'unknown':
      return i18n.t('No page for it is known here.')
    case 'nobody-reached': {
      const words = `A page was recorded ${at(now, paged.at)}; no gateway is known to have taken it.`
      return paged.trouble === '' ? words : `${words} ${paged.trouble}`
    }
    case 'sent':
      return `From ${momentText(now, paged.at)} gateways took messages to ${listed(paged.names)}. Whether anybody knows is not known here.`
    case 'held':
      return `${paged.name} has it since ${momentText(now, paged.at)}.`
    case 'over':
      return `The page for it ended ${at(now, paged.at)}.`
    default:
      return assertNever(paged)
  }
}

/** "at 14:02", "on Mon 23 Nov, 14:02". */
function at(now: number, instant: number): string {
  const text = momentText(now, instant)
  return `${text.includes(',') ? 'on' : 'at'} ${text}`
}

/** So many names are read at a glance; the rest is a number. */
const mostNamed = 4

function listed(names: readonly string[]): string {
  if (names.length > mostNamed)
    return `${names.slice(0, mostNamed - 1).join(', ')} and ${names.length - mostNamed + 1} others`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** What a page that reaches nobody is about. */
export function troubledName({ ticket }: TroubledPage): string {
  if (ticket === null) return i18n.t('A page')
  return `${ticket.number === null ? i18n.t('A new ticket') : `#${ticket.number}`} ${ticket.subject}`
}
