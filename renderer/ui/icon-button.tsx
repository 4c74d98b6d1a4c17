import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import { Hint } from './hint.tsx'
import './button.css'

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** Its name for a screen reader, and what the pointer is told. */
  label: string
  icon: LucideIcon
  size?: 'small' | 'medium'
  /** The key that does the same, told with the label. */
  shortcut?: string
}

/** A button that is an icon alone; its label shows on hover and on keyboard focus. */
export function IconButton({ label, icon: Icon, size = 'medium', shortcut, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <AriaButton {...rest} aria-label={label} className={`button button-quiet button-icon button-${size}`}>
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Hint>
  )
}
