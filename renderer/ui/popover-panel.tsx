import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover, type PopoverProps } from 'react-aria-components'
import './list.css'
import './popover-panel.css'

export interface PopoverPanelProps {
  /** The `Button` or `IconButton` that opens it. */
  trigger: ReactNode
  label: string
  /** A function receives the way to close the panel. */
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: NonNullable<PopoverProps['placement']>
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A small panel beside its button; Escape and a press outside close it. */
export function PopoverPanel({
  trigger,
  label,
  children,
  placement = 'bottom start',
  ...open
}: PopoverPanelProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <Popover className="float" placement={placement} offset={4}>
        <Dialog aria-label={label} className="popover-panel">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
