import { use, useRef, type ReactNode } from 'react'
import { DialogTrigger, OverlayTriggerStateContext, Popover, type PopoverProps } from 'react-aria-components'
import { useEscape } from './use-escape.ts'
import './list.css'
import './popover-panel.css'

export interface PopoverPanelProps {
  /** The button that opens it. */
  trigger: ReactNode
  label: string
  /** A function receives the way to close the panel. */
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: NonNullable<PopoverProps['placement']>
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/**
 * A small panel beside its button; Escape and a press outside close it. The popover itself is the dialog: with one
 * inside, its invisible buttons would stand outside every landmark of the page.
 */
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
      <Popover className="float popover-panel" aria-label={label} placement={placement} offset={4}>
        <PanelContent>{children}</PanelContent>
      </Popover>
    </DialogTrigger>
  )
}

/** There as long as the panel is open, wherever the focus went meanwhile. */
function PanelContent({ children }: Pick<PopoverPanelProps, 'children'>) {
  const trigger = use(OverlayTriggerStateContext)
  const layer = useRef<HTMLDivElement>(null)
  const close = () => trigger?.close()
  useEscape(layer, true, close)
  return (
    <div ref={layer} className="popover-layer">
      {typeof children === 'function' ? children(close) : children}
    </div>
  )
}
