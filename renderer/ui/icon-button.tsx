import { useRef } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import type { CommandId } from '../commands/command-table.ts'
import { useAriaKeys, useKeysOf } from '../commands/use-keys-of.ts'
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
  /** The command that does the same: its key is told with the label. */
  command?: CommandId
}

/** A button that is an icon alone; its label shows on hover and on keyboard focus. */
export function IconButton({ label, icon: Icon, size = 'medium', command, ...rest }: IconButtonProps) {
  const { words, aria } = useKeysOf(command)
  const button = useRef<HTMLButtonElement>(null)
  useAriaKeys(button, aria)
  return (
    <Hint text={label} keys={words}>
      <AriaButton
        {...rest}
        ref={button}
        aria-label={label}
        className={`button button-quiet button-icon button-${size}`}
      >
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Hint>
  )
}
