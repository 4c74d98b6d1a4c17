import { BellOff } from 'lucide-react'
import type { GroupView } from '../../shared/ipc/views.ts'
import { Badge } from './badge.tsx'

const words: Record<NonNullable<GroupView['blocked']>, string> = {
  'in-force': 'Blocked',
  planned: 'Block planned',
  'only-here': 'Block not sent',
}

/** That a group's pages are withheld, will be, or would be if the desk knew: it is red only where nobody is woken. */
export function BlockedMark({ blocked }: { blocked: NonNullable<GroupView['blocked']> }) {
  return (
    <Badge tone={blocked === 'in-force' ? 'danger' : 'warning'} icon={BellOff}>
      {words[blocked]}
    </Badge>
  )
}
