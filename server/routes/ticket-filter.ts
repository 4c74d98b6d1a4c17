import { statuses } from '../../shared/rules/status.ts'
import { urgencies } from '../../shared/rules/urgency.ts'
import { invalidRequest } from '../plugins/validation.ts'
import { searchWords } from '../store/search-text.ts'
import type { TicketFilter } from '../store/ticket-list.ts'

export interface TicketQuery {
  readonly urgency?: string | undefined
  readonly status?: string | undefined
  readonly group?: string | undefined
  readonly assignee?: string | undefined
  readonly q?: string | undefined
}

/** The filter that a query string asks for. Throws `invalid-request` where a value is none of the known ones. */
export function ticketFilter(query: TicketQuery): TicketFilter {
  return {
    urgencies: known('urgency', query.urgency, urgencies),
    statuses: known('status', query.status, statuses),
    groupIds: values(query.group),
    assignees: values(query.assignee).map((id) => (id === 'none' ? null : id)),
    words: searchWords(query.q ?? ''),
  }
}

function values(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((value) => value !== '')
}

function known<Value extends string>(path: string, text: string | undefined, all: readonly Value[]): Value[] {
  return values(text).map((asked) => {
    const value = all.find((one) => one === asked)
    if (value === undefined) throw invalidRequest([{ path, message: `Use some of: ${all.join(', ')}.` }])
    return value
  })
}

/** `status=new&status=open` says the same as `status=new,open`. */
export function joinRepeated(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  )
}
