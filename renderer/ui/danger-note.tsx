import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import './danger-note.css'

/** Said, and read out, at once: what somebody is about to rely on will not happen. */
export function DangerNote({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="danger-note" role="alert">
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </p>
  )
}
