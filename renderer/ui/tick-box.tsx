import { Check } from 'lucide-react'
import './tick-box.css'

/** The square of a checkbox, which says by its tick what the checkbox around it says to a screen reader. */
export function TickBox() {
  return (
    <span className="tick-box" aria-hidden>
      <Check size={12} />
    </span>
  )
}
