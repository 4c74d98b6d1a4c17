import { TicketWords } from './ticket-words.tsx'
import './plain-text.css'

/** Text from outside, of several lines: shown as it was typed, never as markup, each line in its own direction. A ticket that it names can be opened. */
export function PlainText({ children }: { children: string }) {
  return (
    <div className="plain-text">
      <TicketWords>{children}</TicketWords>
    </div>
  )
}
