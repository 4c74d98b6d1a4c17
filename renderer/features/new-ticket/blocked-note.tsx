import { Ban } from 'lucide-react'
import { DangerNote } from '../../ui/danger-note.tsx'
import { useGroupCheck } from './group-check-store.ts'
import { useNewTicket } from './new-ticket-store.ts'

/** Said before somebody files what they believe to wake people: for a blocked group the desk wakes nobody. */
export function BlockedNote() {
  const isCritical = useNewTicket(({ draft }) => draft.urgency === 'mission-critical')
  const known = useGroupCheck((store) => store.known)
  if (!isCritical || known?.blocked !== 'in-force') return null
  return (
    <DangerNote icon={Ban}>
      <strong>
        <bdi>{known.name}</bdi> is on the pager blocklist: it pages nobody.
      </strong>{' '}
      If it is real, file the ticket and page by hand from there.
    </DangerNote>
  )
}
