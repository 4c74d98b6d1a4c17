import type { TroubledPage } from '../../../shared/ipc/alarm-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import type { PagedSoFar } from '../../../shared/rules/paging/paged-so-far.ts'
import { formatLocale } from '../../texts/format-locale.ts'
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
      const words = isAnotherDay(now, paged.at)
        ? i18n.t('A page was recorded on {time}; no gateway is known to have taken it.', {
            time: momentText(now, paged.at),
          })
        : i18n.t('A page was recorded at {time}; no gateway is known to have taken it.', {
            time: momentText(now, paged.at),
          })
      return paged.trouble === '' ? words : `${words} ${paged.trouble}`
    }
    case 'sent':
      return i18n.t(
        'From {time} gateways took messages to {names}. Whether anybody knows is not known here.',
        { time: momentText(now, paged.at), names: listed(paged.names) },
      )
    case 'held':
      return i18n.t('{name} has it since {time}.', { name: paged.name, time: momentText(now, paged.at) })
    case 'over':
      return isAnotherDay(now, paged.at)
        ? i18n.t('The page for it ended on {time}.', { time: momentText(now, paged.at) })
        : i18n.t('The page for it ended at {time}.', { time: momentText(now, paged.at) })
    default:
      return assertNever(paged)
  }
}

/** Whether its moment is said with its day: "at 14:02", "on Mon 23 Nov, 14:02". */
function isAnotherDay(now: number, instant: number): boolean {
  return new Date(now).toDateString() !== new Date(instant).toDateString()
}

/** So many names are read at a glance; the rest is a number. */
const mostNamed = 4

function listed(names: readonly string[]): string {
  const shown =
    names.length > mostNamed
      ? [
          ...names.slice(0, mostNamed - 1),
          i18n.t('{count, plural, one {# other} other {# others}}', {
            count: names.length - mostNamed + 1,
          }),
        ]
      : names
  return new Intl.ListFormat(formatLocale()).format(shown)
}

/** What a page that reaches nobody is about. */
export function troubledName({ ticket }: TroubledPage): string {
  if (ticket === null) return i18n.t('A page')
  return `${ticket.number === null ? i18n.t('A new ticket') : `#${ticket.number}`} ${ticket.subject}`
}
