import { useRef, type ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import type { CommandId } from '../commands/command-table.ts'
import { useAriaKeys, useKeysOf } from '../commands/use-keys-of.ts'
import './button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'medium'
  icon?: LucideIcon
  /** The command that does the same: its key is shown at the end. */
  command?: CommandId
  children: ReactNode
}

/** A button with words. One `primary` per view: what Enter would do. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  command,
  children,
  ...rest
}: ButtonProps) {
  const { words, aria } = useKeysOf(command)
  const button = useRef<HTMLButtonElement>(null)
  useAriaKeys(button, aria)
  return (
    <AriaButton {...rest} ref={button} className={`button button-${variant} button-${size}`}>
      {Icon && <Icon size={size === 'small' ? 14 : 16} aria-hidden />}
      <span className="button-words">{children}</span>
      {words.length > 0 && (
        <span className="button-shortcut" aria-hidden>
          {words.join(' ')}
        </span>
      )}
    </AriaButton>
  )
}
