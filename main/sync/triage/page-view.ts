import type { PageView } from '../../../shared/ipc/triage-views.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import type { KeptAct } from '../../store/act-row.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import type { Reading } from '../../store/handles.ts'
import { readPagesOf } from '../../store/read-pages.ts'
import { readStaffName } from '../../store/read-staff.ts'
import type { Session } from '../session.ts'

/** Pages that a ticket caused or is counted into, with those made here by hand; the newest first. */
export function readPageViews(
  { cache, work, person }: Pick<Session, 'cache' | 'work' | 'person'>,
  ticketId: string,
): PageView[] {
  const pulled = readPagesOf(cache.read, ticketId)
  const known = new Set<string>(pulled.map(({ id }) => id))
  const made = readUnsettledActs(work, `page:${ticketId}`)
    .filter(({ made: id }) => id === null || !known.has(id))
    .flatMap((kept) => pageByHand(kept, person.name))
  return [...made.toReversed(), ...pulled.map((page) => pageView(cache.read, page))]
}

function pageView(cache: Reading, page: Page): PageView {
  const { id, kind, state, beganAt, ticketIds, madeBy, text } = page
  return {
    id,
    kind,
    state,
    beganAt: Date.parse(beganAt),
    tickets: ticketIds.length,
    madeByName: madeBy === null ? null : readStaffName(cache, madeBy),
    text,
    act: null,
  }
}

function pageByHand({ id, act, state, madeAt }: KeptAct, author: string): PageView[] {
  if (act.kind !== 'page-by-hand') return []
  return [
    {
      id: act.pageId,
      kind: 'manual',
      state: null,
      beganAt: madeAt,
      tickets: 1,
      madeByName: author,
      text: act.text,
      act: state.kind === 'sent' ? null : { id, state },
    },
  ]
}
