import { ArrowDown, ArrowUp } from 'lucide-react'
import { IconButton } from './icon-button.tsx'

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
  if (count < 2) return null
  return (
    <>
      <IconButton
        label={`Move ${name} up`}
        icon={ArrowUp}
        size="small"
        isDisabled={isDisabled || place === 0}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={`Move ${name} down`}
        icon={ArrowDown}
        size="small"
        isDisabled={isDisabled || place === count - 1}
        onPress={() => onMove(1)}
      />
    </>
  )
}
