import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import './button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'medium'
  icon?: LucideIcon
  /** The key that does the same, shown at the end. */
  shortcut?: string
  children: ReactNode
}

/** A button with words. One `primary` per view: what Enter would do. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  shortcut,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${variant} button-${size}`}>
      {Icon && <Icon size={size === 'small' ? 14 : 16} aria-hidden />}
      <span className="button-words">{children}</span>
      {shortcut !== undefined && (
        <span className="button-shortcut" aria-hidden>
          {shortcut}
        </span>
      )}
    </AriaButton>
  )
}
