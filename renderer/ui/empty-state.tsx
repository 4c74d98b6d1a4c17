import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import './empty-state.css'

export interface EmptyStateProps {
  icon: LucideIcon
  title: string
  /** Why it is empty and what to do. */
  children?: ReactNode
  action?: ReactNode
}

/** Where there is nothing to list: says why, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <span className="empty-state-icon">
        <Icon size={22} strokeWidth={1.6} aria-hidden />
      </span>
      <h2 className="empty-state-title">{title}</h2>
      {children !== undefined && <div className="empty-state-words">{children}</div>}
      {action !== undefined && <div className="empty-state-action">{action}</div>}
    </div>
  )
}
