import type {
  DeliveryWindow,
  LoggedDelivery,
  PagePerson,
  PageShow,
  PageWindow,
} from '../../../shared/ipc/page-views.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { Delivery } from '../../../shared/protocol/delivery.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { onDuty } from '../../../shared/rules/paging/on-duty.ts'
import type { Reading } from '../../store/handles.ts'
import {
  countDeliveries,
  countPages,
  readPlacedPages,
  walkPagesWithDeliveries,
  type PagePlace,
  type PageWithDeliveries,
} from '../../store/page-window.ts'
import { readResponders, readRota } from '../../store/read-responders.ts'
import { foldWords } from '../../store/fold-words.ts'
import type { Session } from '../session.ts'
import { deliveryView } from './page-detail.ts'
import { pageLabel } from './page-name.ts'
import { pageView, readUnsentPages, type PageSession } from './page-view.ts'

/** Each page comes with all its messages, so that fewer of them are read at a time than of other lists. */
const pagesAtOnce = 50
const deliveriesAtOnce = 100

/**
 * Pages, those that nobody has first, then those under way, the newest first in each. What only this workstation knows
 * stands before all. Fails where `after` is no key.
 */
export function readPageWindow(
  session: PageSession,
  { show, text, after }: { show: PageShow; text: string; after: string | null },
): Result<PageWindow> {
  const place = after === null ? null : pagePlaceOf(after)
  if (after !== null && place === null) return failed('bad-call', 'This place among the pages is unknown.')
  const { read } = session.cache
  const found = readPlacedPages(read, { show, text }, place, pagesAtOnce + 1)
  const shown = found.slice(0, pagesAtOnce)
  const last = shown.at(-1)
  const words = foldWords(text.trim())
  const unsent =
    show === 'withheld'
      ? []
      : readUnsentPages(session).filter((page) => words === '' || foldWords(page.text).includes(words))
  return success({
    rows: [...(after === null ? unsent : []), ...shown.map(({ page }) => pageView(session, page))],
    after: found.length > shown.length && last !== undefined ? keyOf(placeKey(last.place)) : null,
    total: countPages(read, { show, text }) + unsent.length,
  })
}

/** Messages of all pages, the newest first. Fails where `after` is no key. */
export function readDeliveryWindow(
  cache: Reading,
  { text, after }: { text: string; after: string | null },
): Result<DeliveryWindow> {
  const from = after === null ? null : partsOf(after, 2)
  if (after !== null && from === null) return failed('bad-call', 'This place in the log is unknown.')
  const words = foldWords(text.trim())
  const found = newestDeliveries(
    walkPagesWithDeliveries(cache, words),
    deliveriesAtOnce + 1,
    (place, one, { page, isAbout }) => {
      const isAfter = from === null || compare(place, from) < 0
      return isAfter && (words === '' || isAbout || bears([page.text, ...saidBy(one)], words))
    },
  )
  const shown = found.slice(0, deliveriesAtOnce)
  const last = shown.at(-1)
  const isEnd = found.length === shown.length
  return success({
    rows: shown.map(({ page, delivery }) => loggedDelivery(cache, page, delivery)),
    after: isEnd || last === undefined ? null : keyOf(last.place),
    total: words === '' ? countDeliveries(cache) : isEnd && from === null ? shown.length : null,
  })
}

/** Everybody who can be paged, those on duty first, then by name. */
export function readPagePeople({ cache: { read }, person, now }: Session): PagePerson[] {
  const responders = readResponders(read).filter(({ active }) => active)
  const ids = responders.map(({ id }) => id)
  const onNow = new Set<string>(onDuty(readRota(read), ids, now()))
  return responders
    .map(({ id, name, role, methods, staffId }) => ({
      id,
      name,
      role,
      isOnDuty: onNow.has(id),
      methods: methods.length,
      isMe: staffId === person.id,
    }))
    .sort(
      (one, other) =>
        Number(other.isOnDuty) - Number(one.isOnDuty) || one.name.localeCompare(other.name, 'en'),
    )
}

/** When it was made, and its id. */
type Place = readonly string[]

interface Found {
  place: Place
  page: Page
  delivery: Delivery
}

/**
 * The newest of the messages that are wanted. The pages come with the newest message first, so that none of a later page can
 * be newer than its `lastAt`: with enough that are newer, nothing further is read.
 */
export function newestDeliveries(
  pages: Iterable<PageWithDeliveries>,
  limit: number,
  isWanted: (place: Place, delivery: Delivery, of: PageWithDeliveries) => boolean,
): Found[] {
  let found: Found[] = []
  for (const of of pages) {
    const { page, lastAt } = of
    const least = found[limit - 1]?.place[0]
    if (least !== undefined && least > lastAt) break
    for (const delivery of page.deliveries) {
      const place = [delivery.queuedAt, delivery.id]
      if (isWanted(place, delivery, of)) found.push({ place, page, delivery })
    }
    found = found.sort((one, other) => compare(other.place, one.place)).slice(0, limit)
  }
  return found
}

function bears(texts: readonly string[], wanted: string): boolean {
  return texts.some((text) => foldWords(text).includes(wanted))
}

function saidBy({ responderName, to, words }: Delivery): string[] {
  return [responderName, to, words]
}

function loggedDelivery(cache: Reading, page: Page, delivery: Delivery): LoggedDelivery {
  const { responderName } = delivery
  return { ...deliveryView(delivery), pageId: page.id, pageName: pageLabel(cache, page), responderName }
}

function compare(one: Place, other: Place): number {
  for (const [index, part] of one.entries()) {
    const there = other[index] ?? ''
    if (part !== there) return part < there ? -1 : 1
  }
  return 0
}

function placeKey({ rank, beganAt, id }: PagePlace): Place {
  return [String(rank), beganAt, id]
}

function pagePlaceOf(key: string): PagePlace | null {
  const [rank, beganAt, id] = partsOf(key, 3) ?? []
  if (rank === undefined || beganAt === undefined || id === undefined || !/^\d$/.test(rank)) return null
  return { rank: Number(rank), beganAt, id }
}

function keyOf(place: Place): string {
  return Buffer.from(place.join('\n')).toString('base64url')
}

function partsOf(key: string, count: number): string[] | null {
  const parts = Buffer.from(key, 'base64url').toString().split('\n')
  return parts.length === count ? parts : null
}
