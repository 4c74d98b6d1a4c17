import { BellOff } from 'lucide-react'
import type { GroupView } from '../../shared/ipc/views.ts'
import { i18n } from '../texts/i18n.ts'
import { Badge } from './badge.tsx'

const words: Record<NonNullable<GroupView['blocked']>, string> = {
  'in-force': i18n.t('Blocked'),
  planned: i18n.t('Block planned'),
  'only-here': i18n.t('Block not sent'),
}

/** That a group's pages are withheld, will be, or would be if the desk knew: it is red only where nobody is woken. */
export function BlockedMark({ blocked }: { blocked: NonNullable<GroupView['blocked']> }) {
  return (
    <Badge tone={blocked === 'in-force' ? 'danger' : 'warning'} icon={BellOff}>
      {words[blocked]}
    </Badge>
  )
}
