import { createContext, Fragment, use, useMemo } from 'react'
import { ticketReferences } from '../../shared/rules/ticket-references.ts'
import './ticket-words.css'

/** Opens the ticket of a number that somebody wrote. Given by the frame; null where a number stays a word. */
export const OpenNumberContext = createContext<((ticketNumber: number) => void) | null>(null)

/** Words from outside in which a ticket that is named, by `#4711` or by its link, is opened with a press: here, never outside. */
export function TicketWords({ children }: { children: string }) {
  const open = use(OpenNumberContext)
  const parts = useMemo(() => ticketReferences(children), [children])
  if (open === null) return children
  return parts.map((part, index) => (
    <Fragment key={index}>
      {part.kind === 'text' ? (
        part.text
      ) : (
        <button type="button" className="ticket-words-link" onClick={() => open(part.ticketNumber)}>
          {part.text}
        </button>
      )}
    </Fragment>
  ))
}
