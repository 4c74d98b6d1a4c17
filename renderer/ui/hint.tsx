import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import './hint.css'

interface HintProps {
  text: string
  /** What does the same by keyboard, one after the other. */
  keys?: readonly string[]
  /** One pressable or focusable thing. */
  children: ReactNode
}

/** Words that appear while the pointer or the keyboard rests on something. */
export function Hint({ text, keys = [], children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={50}>
      {children}
      <Tooltip className="hint" offset={6}>
        {text}
        {keys.length > 0 && <kbd>{keys.join(' ')}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
