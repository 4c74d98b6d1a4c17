import { CircleCheck, CircleX, Clock, Eye, RadioTower, Reply, type LucideIcon } from 'lucide-react'
import type { DeliveryState } from '../../../shared/protocol/delivery.ts'
import { deliveryStateWords } from './delivery-words.ts'

const icons: Record<DeliveryState, LucideIcon> = {
  queued: Clock,
  accepted: RadioTower,
  delivered: CircleCheck,
  read: Eye,
  answered: Reply,
  failed: CircleX,
}

/** How far a message came: an icon and a word, never a colour alone. */
export function DeliveryStateMark({ state }: { state: DeliveryState }) {
  const Icon = icons[state]
  return (
    <span className={`delivery-state delivery-${state}`}>
      <Icon size={14} aria-hidden />
      {deliveryStateWords[state]}
    </span>
  )
}
