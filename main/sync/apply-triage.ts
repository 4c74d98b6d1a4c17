import type { Topic } from '../../shared/ipc/events.ts'
import type { Delete, Put } from '../../shared/protocol/changes.ts'
import type { CacheChange } from '../store/cache-change.ts'
import { deleteEntry, deleteOperation, putEntry, putOperation } from '../store/put-blocklist.ts'
import { deleteFlag, putFlag } from '../store/put-flag.ts'
import { deleteOutage, putOutage } from '../store/put-outage.ts'
import { deletePage, putPage } from '../store/put-page.ts'
import { deleteResponder, putResponder } from '../store/put-responder.ts'
import { deleteRota, putRota } from '../store/put-rota.ts'
import { ticketIdOfFlag } from '../store/read-flags.ts'
import { groupIdOfOperation } from '../store/read-operations.ts'
import { ticketIdsOfOutage } from '../store/read-outage.ts'
import { ticketIdsOfPage } from '../store/read-pages.ts'

type TriageKind =
  'blocklist-operation' | 'blocklist-entry' | 'page' | 'flag' | 'outage' | 'responder' | 'rota'
type TriageChange = Extract<Put, { kind: TriageKind }> | Delete

/** Writes what arrived about flags, outages, the blocklist, pages and whom they go to; notes what it touches, before and after. */
export function applyTriageChange(
  change: CacheChange,
  one: TriageChange,
  topics: Set<Topic>,
  touched: Set<string>,
): void {
  const { database } = change
  const touchTickets = (ids: readonly (string | null)[]) => {
    topics.add('tickets')
    for (const id of ids) if (id !== null) touched.add(`ticket:${id}`)
  }
  switch (one.kind) {
    case 'blocklist-operation': {
      topics.add('blocklist')
      topics.add('groups')
      topics.add('tickets')
      const groupId = one.op === 'put' ? one.doc.groupId : groupIdOfOperation(database, one.id)
      if (groupId !== null) touched.add(`blocklist:${groupId}`)
      return one.op === 'delete'
        ? deleteOperation(change, one.id)
        : putOperation(change, one.doc, one.version)
    }
    case 'blocklist-entry':
      topics.add('blocklist')
      return one.op === 'delete' ? deleteEntry(change, one.id) : putEntry(change, one.doc)
    case 'page':
      topics.add('pages')
      touched.add(`paged:${one.id}`)
      touchTickets(ticketIdsOfPage(database, one.id))
      if (one.op === 'delete') return deletePage(change, one.id)
      touchTickets(one.doc.ticketIds)
      if (one.doc.ticketId !== null) touched.add(`page:${one.doc.ticketId}`)
      if (one.doc.entryIds.length > 0) topics.add('blocklist')
      return putPage(change, one.doc)
    case 'flag':
      touchTickets([one.op === 'put' ? one.doc.ticketId : ticketIdOfFlag(database, one.id)])
      return one.op === 'delete' ? deleteFlag(change, one.id) : putFlag(change, one.doc)
    case 'outage':
      touchTickets(ticketIdsOfOutage(database, one.id))
      if (one.op === 'delete') return deleteOutage(change, one.id)
      touchTickets(one.doc.ticketIds)
      return putOutage(change, one.doc)
    case 'responder':
      topics.add('responders')
      return one.op === 'delete' ? deleteResponder(change, one.id) : putResponder(change, one.doc)
    case 'rota':
      topics.add('responders')
      return one.op === 'delete' ? deleteRota(change) : putRota(change, one.doc)
    default:
      return
  }
}
