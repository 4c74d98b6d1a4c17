import { useMemo, useState } from 'react'
import type { StaffView, TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { fillVariables, type VariableValues } from '../../../shared/rules/fill-variables.ts'
import { useComposerLook } from './composer-look-store.ts'
import type { Draft } from './message-draft.ts'
import { colleagues, useTicket } from './ticket-store.ts'
import { useRecipients, type Recipients } from './use-recipients.ts'
import { variableValues } from './variable-values.ts'
import { withSignature } from './with-signature.ts'

export interface Outgoing {
  /** Null while the ticket is not shown yet. */
  ticket: TicketView['ticket'] | null
  staff: StaffView[]
  values: VariableValues
  /** As it will stand under the reply; blank under a note. */
  signature: string
  isSignatureLeftOut: boolean
  signatureToggled: (isLeftOut: boolean) => void
  /** All of what would be sent now. */
  body: string
  recipients: Recipients
}

/** What is being written, with everything that goes with it when it is sent. */
export function useOutgoing(ticketId: TicketId, draft: Draft): Outgoing {
  const { mode, text } = draft
  const recipients = useRecipients(ticketId, draft)
  const ticket = useTicket(({ state }) =>
    state.kind === 'shown' && state.view.ticket.id === ticketId ? state.view.ticket : null,
  )
  const everybody = useTicket((store) => store.staff)
  const staff = useMemo(() => colleagues(everybody), [everybody])
  const { person, provider, signature: kept } = useComposerLook()
  const [isSignatureLeftOut, signatureToggled] = useState(false)
  const values = variableValues(ticket, person, provider)
  const signature = mode === 'reply' ? fillVariables(kept, values) : ''
  const body = isSignatureLeftOut ? text : withSignature(text, signature)
  return { ticket, staff, values, signature, isSignatureLeftOut, signatureToggled, body, recipients }
}
