import { useEffect, useRef } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { IconButton } from './icon-button.tsx'
import './move-buttons.css'

interface MoveButtonsProps {
  /** What is moved, for a screen reader. */
  name: string
  place: number
  count: number
  onMove: (by: -1 | 1) => void
  isDisabled?: boolean
}

/** Earlier or later in an order that means something, by mouse and by keyboard alike. Nothing where there is one alone. */
export function MoveButtons({ name, place, count, onMove, isDisabled = false }: MoveButtonsProps) {
  const buttons = useRef<HTMLSpanElement>(null)
  const pressed = useRef(false)
  // At an end the button that was pressed rests: the keyboard stays with what was moved.
  useEffect(() => {
    const active = document.activeElement
    const isLost = active === null || active === document.body || active.matches(':disabled')
    if (pressed.current && isLost)
      buttons.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus()
    pressed.current = false
  }, [place])
  if (count < 2) return null
  const move = (by: -1 | 1) => {
    pressed.current = true
    onMove(by)
  }
  return (
    <span ref={buttons} className="move-buttons">
      <IconButton
        label={i18n.t('Move {name} up', { name })}
        icon={ArrowUp}
        size="small"
        isDisabled={isDisabled || place === 0}
        onPress={() => move(-1)}
      />
      <IconButton
        label={i18n.t('Move {name} down', { name })}
        icon={ArrowDown}
        size="small"
        isDisabled={isDisabled || place === count - 1}
        onPress={() => move(1)}
      />
    </span>
  )
}
