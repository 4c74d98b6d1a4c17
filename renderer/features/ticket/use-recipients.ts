import { useMemo } from 'react'
import type { JoinedTicket, TicketView } from '../../../shared/ipc/views.ts'
import type { Requester, TicketId } from '../../../shared/protocol/common.ts'
import { copyChoices, type CopyChoice } from '../../../shared/rules/answer-copies.ts'
import type { Draft } from './message-draft.ts'
import { useTicket } from './ticket-store.ts'

export interface Recipients {
  /** Whom the reply may go to beside the ticket's own requester. */
  choices: readonly CopyChoice<JoinedTicket['ticket']>[]
  /** Whom it goes to, as long as nothing is typed and nobody said otherwise. */
  given: readonly TicketId[]
  /** Whom it goes to now. */
  picked: readonly TicketId[]
  /** Everybody who reads it, where it goes to more than one. */
  readers: readonly Requester[]
}

/** Who gets what is being written. Settled with its first letter: whoever comes to the ticket later is not written to unseen. */
export function useRecipients(ticketId: TicketId, draft: Draft): Recipients {
  const view = useTicket(({ state }) =>
    state.kind === 'shown' && state.view.ticket.id === ticketId ? state.view : null,
  )
  return useMemo(() => recipientsOf(view, draft), [view, draft])
}

function recipientsOf(view: TicketView | null, { text, alsoTo }: Draft): Recipients {
  if (view === null) return { choices: [], given: [], picked: [], readers: [] }
  const { ticket, joined } = view
  const choices = copyChoices(
    ticket,
    joined.map((one) => one.ticket),
  )
  const given = choices.filter(({ isGiven }) => isGiven).map((choice) => choice.ticket.id)
  const wanted = alsoTo ?? (text === '' ? given : [])
  const others = choices.map((choice) => choice.ticket).filter(({ id }) => wanted.includes(id))
  return {
    choices,
    given,
    picked: others.map(({ id }) => id),
    readers: others.length === 0 ? [] : [ticket, ...others].map(({ requester }) => requester),
  }
}
