import { actSchema, type ActOf } from '../../../shared/ipc/act.ts'
import type { KnownRequester } from '../../../shared/ipc/views.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'

/** What has been typed so far; nothing of it is valid yet. */
export interface TicketDraft {
  groupName: string
  firstName: string
  lastName: string
  email: string
  phone: string
  urgency: Urgency | null
  subject: string
  description: string
}
export type DraftField = keyof TicketDraft

export const emptyDraft: TicketDraft = {
  groupName: '',
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  urgency: null,
  subject: '',
  description: '',
}

export function isUntouched(draft: TicketDraft): boolean {
  return fieldOrder.every((field) => (draft[field] ?? '').trim() === '')
}

export type DraftMessages = Partial<Record<DraftField, string>>
export type CheckedDraft = { ok: true; act: ActOf<'file-ticket'> } | { ok: false; messages: DraftMessages }

/** The act a draft amounts to, or what is to be mended beside which field. The rules are the contract's own. */
export function checkDraft(draft: TicketDraft, ticketId: string): CheckedDraft {
  const parsed = actSchema.safeParse({
    kind: 'file-ticket',
    ticketId,
    groupName: draft.groupName,
    urgency: draft.urgency,
    requester: {
      firstName: draft.firstName,
      lastName: draft.lastName,
      email: draft.email,
      phone: draft.phone,
    },
    subject: draft.subject,
    description: draft.description,
  })
  if (parsed.success && parsed.data.kind === 'file-ticket') return { ok: true, act: parsed.data }
  const messages: DraftMessages = {}
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path.at(-1))
    if (isDraftField(field))
      messages[field] ??= field === 'urgency' ? i18n.t('Choose one of the five urgencies.') : issue.message
  }
  return { ok: false, messages }
}

function isDraftField(name: string): name is DraftField {
  return name in emptyDraft
}

/** In the order in which they stand on the screen: the first one wrong gets the focus. */
export const fieldOrder: readonly DraftField[] = [
  'phone',
  'email',
  'firstName',
  'lastName',
  'groupName',
  'urgency',
  'subject',
  'description',
]

/** Where to go on typing; null where every field holds something. */
export function firstEmpty(draft: TicketDraft): DraftField | null {
  return fieldOrder.find((field) => draft[field] === null || draft[field] === '') ?? null
}

/** A known caller fills every field about the person; what is written about the trouble stays. */
export function withRequester(draft: TicketDraft, known: KnownRequester): TicketDraft {
  return { ...draft, ...known.requester, groupName: known.groupName }
}

/** A caller nobody knows yet: what was typed to find them goes where it evidently belongs, if that is empty. */
export function withFindings(draft: TicketDraft, text: string): TicketDraft {
  const typed = text.trim()
  if (typed === '') return draft
  if (typed.includes('@')) return draft.email === '' ? { ...draft, email: typed } : draft
  if (/^[+0-9()\-./ #*]+$/.test(typed) && typed.replace(/\D/g, '').length >= 3)
    return draft.phone === '' ? { ...draft, phone: typed } : draft
  const [first = '', ...rest] = typed.split(/\s+/)
  if (draft.firstName !== '' || draft.lastName !== '') return draft
  return { ...draft, firstName: first, lastName: rest.join(' ') }
}
