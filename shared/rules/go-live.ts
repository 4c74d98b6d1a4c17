import type { GoLiveItem } from '../protocol/go-live.ts'

/** What is known of a desk when it is asked whether it may go live. Instants are ms since 1970. */
export interface GoLiveFacts {
  readonly now: number
  /** As the operator gave it; null where nobody did. */
  readonly publicUrl: string | null
  readonly sendsMail: boolean
  readonly emergencyPhone: string
  readonly openingHours: string
  readonly groups: { readonly confirmed: number; readonly unconfirmed: number }
  /** Everybody who is to be paged; whether one of their methods is verified. */
  readonly responders: readonly { readonly name: string; readonly isVerified: boolean }[]
  /** When nobody of those who are verified is on duty, within the next two weeks. */
  readonly gaps: readonly { readonly from: number; readonly until: number }[]
  /** IANA name: the clock that gaps are told by. */
  readonly timeZone: string
  /** The last one that somebody acknowledged. */
  readonly drill: { readonly at: number; readonly by: string } | null
  readonly isWatched: boolean
}

const day = 86_400_000
/** A drill longer ago than this, in ms, says little about today's phones and people. */
export const drillCountsFor = 90 * day

/** What a real desk has and lacks before it goes live. Source: paging.md, “Sample and real”. */
export function goLiveItems(facts: GoLiveFacts): GoLiveItem[] {
  return [
    { key: 'public-url', ...publicUrl(facts) },
    { key: 'mail', ...mail(facts) },
    { key: 'emergency-phone', ...emergencyPhone(facts) },
    { key: 'opening-hours', ...openingHours(facts) },
    { key: 'groups', ...groups(facts) },
    { key: 'responders', ...responders(facts) },
    { key: 'coverage', ...coverage(facts) },
    { key: 'drill', ...drill(facts) },
    { key: 'dead-man-url', ...deadMan(facts) },
  ]
}

type Judged = Pick<GoLiveItem, 'done' | 'words'>

const has = (words: string): Judged => ({ done: true, words })
const lacks = (words: string): Judged => ({ done: false, words })

function publicUrl({ publicUrl: url }: GoLiveFacts): Judged {
  if (url === null)
    return lacks('Nobody has said where customers find the form: set PUBLIC_URL. Links in pages and mails lead to this machine only.')
  if (!url.startsWith('https:'))
    return lacks(`The form is at ${url}, where everybody on the way can read along: put a proxy with TLS before it.`)
  return has(`Customers find the form at ${url}.`)
} // prettier-ignore

function mail({ sendsMail }: GoLiveFacts): Judged {
  return sendsMail
    ? has('The desk hands its mail to a server.')
    : lacks('The desk sends no mail: set SMTP_URL and MAIL_FROM. Answers wait on the receipt page, and no pager is reached by mail.')
} // prettier-ignore

function emergencyPhone({ emergencyPhone: phone }: GoLiveFacts): Judged {
  return phone === ''
    ? lacks('Customers are shown no number for emergencies: enter it in the settings.')
    : has(`Customers are shown ${phone} for emergencies.`)
}

function openingHours({ openingHours: hours }: GoLiveFacts): Judged {
  return hours === ''
    ? lacks('Customers are shown no opening hours: enter them in the settings.')
    : has(`Customers are shown the hours: ${hours}.`)
}

function groups({ groups: { confirmed, unconfirmed } }: GoLiveFacts): Judged {
  if (confirmed === 0)
    return lacks('No group is confirmed: whatever customers file wakes people only once somebody has looked at it. Import your groups, or confirm them.')
  const waiting = unconfirmed === 0 ? '' : ` ${counted(unconfirmed, 'group waits', 'groups wait')} to be confirmed.`
  return has(`${counted(confirmed, 'group is', 'groups are')} confirmed.${waiting}`)
} // prettier-ignore

function responders({ responders: all }: GoLiveFacts): Judged {
  if (all.length === 0) return lacks('There is nobody to page: add responders, each with a way to reach them.')
  const unverified = all.filter(({ isVerified }) => !isVerified).map(({ name }) => name)
  if (unverified.length > 0)
    return lacks(`Nobody has shown that a page reaches ${listed(unverified)}: verify a method of each by its code.`)
  return has(`${counted(all.length, 'responder has', 'responders have')} a verified method.`)
} // prettier-ignore

function coverage({ responders: all, gaps, timeZone }: GoLiveFacts): Judged {
  const [first] = gaps
  if (all.every(({ isVerified }) => !isVerified))
    return lacks('At no hour is there anybody on duty whom a page is known to reach.')
  if (first === undefined)
    return has('Somebody whom a page reaches is on duty at every hour of the next two weeks.')
  const more = gaps.length === 1 ? '' : `, and in ${counted(gaps.length - 1, 'other stretch', 'other stretches')}`
  return lacks(`Nobody whom a page reaches is on duty from ${clock(first.from, timeZone)} until ${clock(first.until, timeZone)}${more}: mend the rota.`)
} // prettier-ignore

function drill({ drill: last, now, timeZone }: GoLiveFacts): Judged {
  if (last === null)
    return lacks('No drill was acknowledged yet: hold one, and let somebody acknowledge it on their own phone.')
  if (now - last.at > drillCountsFor)
    return lacks(`The last drill was acknowledged on ${clock(last.at, timeZone)}: hold one again.`)
  return has(`${last.by} acknowledged a drill on ${clock(last.at, timeZone)}.`)
} // prettier-ignore

function deadMan({ isWatched }: GoLiveFacts): Judged {
  return isWatched
    ? has('An address outside is called each minute while the pager lives.')
    : lacks('Nobody outside notices when this machine dies: set DEAD_MAN_URL to a service that misses a call each minute.')
} // prettier-ignore

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

const mostNames = 3

function listed(names: readonly string[]): string {
  const more = names.length - mostNames
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} and ${more} more` : names.join(', ')
}

function clock(instant: number, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return `${shown.format(instant)} (${timeZone})`
}
