import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import './badge.css'

export interface BadgeProps {
  tone?: 'neutral' | 'accent' | 'success' | 'warning' | 'danger'
  icon?: LucideIcon
  children: ReactNode
}

/** A word or two about the thing beside it. */
export function Badge({ tone = 'neutral', icon: Icon, children }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  )
}
