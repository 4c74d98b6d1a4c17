import type { Act } from '../../shared/ipc/act.ts'
import { draftPlace, draftSchema, type Draft, type DraftOf } from '../../shared/ipc/drafts.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'

/**
 * The draft that an act's text becomes again, with what is being typed in its place by now (`typed`; null for nothing).
 * Nothing of either is lost: a message goes in front of what is typed, a new ticket only to an empty form.
 */
export function draftAgain(act: Act, typed: Draft | 'unreadable' | null): Result<Draft> {
  const draft = draftOf(act)
  return draft === null
    ? failed('bad-call', 'There is no text in this to take back.')
    : joinedDraft(draft, typed)
}

/** A draft that comes back, with what is being typed in its place by now. */
export function joinedDraft(draft: Draft, typed: Draft | 'unreadable' | null): Result<Draft> {
  const both = typed === null ? draft : typed === 'unreadable' ? null : joined(draft, typed)
  // What is too long to be kept is not taken back either: it would be cut.
  const parsed = draftSchema.safeParse(both)
  return parsed.success
    ? success(parsed.data)
    : failed(
        'draft-in-the-way',
        'Something else is being typed where this text was. Send or clear that first.',
      )
}

function draftOf(act: Act): Draft | null {
  switch (act.kind) {
    case 'reply':
    case 'note': {
      const draft = { kind: 'message' as const, ticketId: act.ticketId, mode: act.kind, text: act.body }
      return act.kind === 'note' || act.alsoTo === undefined
        ? draft
        : { ...draft, alsoTo: act.alsoTo.map(({ ticketId }) => ticketId) }
    }
    case 'file-ticket': {
      const { groupName, urgency, subject, description, requester } = act
      return { kind: 'new-ticket', groupName, urgency, subject, description, ...requester }
    }
    case 'change-ticket':
    case 'create-group':
    case 'change-group':
    case 'merge-group':
    case 'import-groups':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'change-blocklist':
    case 'page-by-hand':
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-view':
    case 'change-view':
    case 'delete-view':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return null
    default:
      return assertNever(act)
  }
}

/** Null where both cannot stand in one place. */
function joined(draft: Draft, typed: Draft): Draft | null {
  if (draftPlace(draft) !== draftPlace(typed)) return null
  if (draft.kind === 'message' && typed.kind === 'message') return joinedMessage(draft, typed)
  if (draft.kind === 'bulk-note' && typed.kind === 'bulk-note')
    return typed.text.trim() === '' ? draft : { ...draft, text: `${draft.text}\n\n${typed.text}` }
  return typed.kind === 'new-ticket' && isBlank(typed) ? draft : null
}

/**
 * Where a note and a reply meet, both become a note: what was meant for the staff must not reach the customer. Of two replies
 * the text goes to those alone to whom both were to go.
 */
function joinedMessage(draft: DraftOf<'message'>, typed: DraftOf<'message'>): Draft {
  if (typed.text.trim() === '') return draft
  const mode = draft.mode === typed.mode ? draft.mode : 'note'
  const { alsoTo, ...message } = { ...draft, mode, text: `${draft.text}\n\n${typed.text}` }
  const both = alsoTo?.filter((id) => typed.alsoTo?.includes(id) ?? false)
  return both === undefined ? message : { ...message, alsoTo: both }
}

function isBlank({ urgency, ...rest }: DraftOf<'new-ticket'>): boolean {
  const { groupName, firstName, lastName, email, phone, subject, description } = rest
  const texts = [groupName, firstName, lastName, email, phone, subject, description]
  return urgency === null && texts.every((text) => text.trim() === '')
}
