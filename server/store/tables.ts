import type { Generated } from 'kysely'

/**
 * The columns of every table, as SQL holds them. Instants are RFC 3339 texts, truths are 0 and 1, `doc` is the JSON
 * text in which a thing is answered; the columns beside it exist only to find, sort and guard it.
 */
export interface Tables {
  meta: { key: string; value: string }
  change: {
    seq: number
    kind: string
    id: string
    op: 'put' | 'delete'
    version: number
    /** Random: tells this history from another one with the same numbers (a restored backup). */
    mark: string
    at: string
    /** 1 on the newest change of a thing: the only one that readers are sent. */
    latest: 0 | 1
  }
  staff: {
    id: string
    email: string
    role: string
    revoked_at: string | null
    version: number
    created_at: string
    doc: string
  }
  device: {
    id: string
    staff_id: string
    name: string
    token_hash: string
    created_at: string
    last_seen_at: string | null
    revoked_at: string | null
  }
  invitation: {
    hash: string
    staff_id: string
    invited_by: string
    created_at: string
    expires_at: string
    spent_at: string | null
    cancelled_at: string | null
  }
  customer_group: {
    id: string
    sort_name: string
    search: string
    confirmed: 0 | 1
    merged_into: string | null
    version: number
    doc: string
  }
  group_name: { identity: string; group_id: string }
  ticket: {
    id: string
    number: number
    receipt: string
    group_id: string
    status: string
    urgency: string
    assignee_id: string | null
    email: string
    search: string
    version: number
    updated_at: string
    doc: string
  }
  /** An index of `ticket.search` by words (FTS5); triggers keep it. `rowid` is the ticket's number. */
  ticket_search: { rowid: number }
  message: { id: string; ticket_id: string; position: number; kind: string; doc: string }
  /** What was changed of a ticket, by whom; only ever added to, but for an erasure. `message_id` tells the same in a sentence. */
  ticket_event: {
    seq: Generated<number>
    ticket_id: string
    at: string
    message_id: string | null
    doc: string
  }
  settings: { id: 'desk'; version: number; doc: string }
  /** Kept for ever. `sent_hash` tells a repeated operation from another one of the same id; an erasure blanks it. */
  blocklist_operation: {
    id: string
    /** The operation's `order`. */
    position: number
    group_id: string
    sent_hash: string
    hash: string
    doc: string
  }
  blocklist_entry: { id: string; group_id: string; version: number; doc: string }
  page: {
    id: string
    /** Blank where it is about no group. */
    group_id: string
    outage_id: string | null
    state: string
    began_at: string
    acknowledged_at: string | null
    version: number
    doc: string
    kind: string
    /** The ticket that caused it; null where none did. */
    ticket_id: string | null
  }
  /** At most one of each member of the staff on a ticket. */
  flag: { id: string; ticket_id: string; staff_id: string; version: number; doc: string }
  /** Instants are ms since 1970: they are compared with windows. */
  outage: { id: string; began_at: number; last_at: number; version: number; doc: string }
  /** What outages are found in: that a ticket said that something has stopped, and when (ms since 1970). */
  outage_report: {
    ticket_id: string
    at: number
    group_id: string
    corroborates: 0 | 1
    /** The outage that it is tied to. */
    outage_id: string | null
  }
  responder: { id: string; staff_id: string | null; version: number; doc: string }
  /** `sealed` by the vault: never answered, never logged. */
  method_secret: { method_id: string; name: string; responder_id: string; sealed: string }
  /** The code that was sent to verify a method, sealed, until it is entered or too old. */
  method_code: {
    method_id: string
    responder_id: string
    sealed: string
    expires_at: string
    tries_left: number
  }
  rota: { id: 'rota'; version: number; doc: string }
  canned_reply: { id: string; version: number; doc: string }
  /** `owner_id`: whose own it is; null where it is shared. */
  saved_view: { id: string; owner_id: string | null; version: number; doc: string }
  /** Who changed responders and the rota, and what; only ever added to. */
  audit: {
    id: string
    at: string
    staff_id: string
    about: 'responder' | 'rota'
    about_id: string
    doc: string
  }
  /** How far a page is that people are still to hear of. Times are the engine's, in ms. */
  page_run: {
    page_id: string
    /** What its messages are for. */
    purpose: Generated<'wake' | 'test' | 'verify'>
    /** When it is to be looked at again; 0: at once; null: only when something happens. */
    due_at: number | null
    /** 1: its deliveries have come further than its `doc` tells. */
    untold: Generated<0 | 1>
    round: Generated<number>
    round_began_at: number | null
    began_at: number | null
    acknowledged_at: number | null
  }
  /** One message to one person. `doc` is how its page tells it. Times are the engine's, in ms. */
  delivery: {
    id: string
    page_id: string
    /** Its place within its page, from 1. */
    position: number
    purpose: 'wake' | 'tell' | 'end' | 'test' | 'verify'
    responder_id: string
    method_id: string
    round: number
    /** Whose limit counts it: host and port, or the server's name. */
    gateway: string
    state: string
    tries: number
    /** When it is to be handed over; null once it is settled. */
    due_at: number | null
    /** Who is handing it over, and until when nobody else may. */
    lease: string | null
    lease_until: number | null
    /** When it was accepted, or failed for good. */
    settled_at: number | null
    receipt: string | null
    doc: string
  }
  /** The tickets whose requesters got a reply too that was written in another one, and read it on their receipts. */
  answer_copy: { message_id: string; ticket_id: string }
  /** Replies on their way to customers by e-mail, in the order they were written. Times are the engine's, in ms. */
  mail: {
    seq: Generated<number>
    message_id: string
    /** Whose requester it goes to. */
    ticket_id: string
    due_at: number | null
    lease: string | null
    lease_until: number | null
    tries: number
    address: string
  }
  /** Bytes, in parts: begun, and perhaps never ended. Whole where an `attachment` names it. */
  file: { id: string; began_at: string }
  file_part: { file_id: string; position: number; content: Uint8Array }
  attachment: {
    id: string
    file_id: string
    ticket_id: string
    /** Null until a message names it. */
    message_id: string | null
    /** As its sender called it; shown to nobody. */
    given_name: string
    name: string
    type: string
    size: number
    sha256: string
    /** Null: a customer. */
    uploaded_by: string | null
    created_at: string
  }
  remembered_answer: {
    scope: string
    method: string
    path: string
    key: string
    body_hash: string
    status: number
    headers: string
    body: string
    created_at: string
  }
}
