import { Ban } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'

const words: Record<NonNullable<GroupView['blocked']>, string> = {
  'in-force': i18n.t('On the pager blocklist'),
  planned: i18n.t('On the pager blocklist later'),
  'only-here': i18n.t('On the pager blocklist, only here so far'),
}

/** Whether the group's pages are withheld, or will be. Only the desk withholds: what it has not heard of is said so. */
export function BlockedBadge({ blocked }: Pick<GroupView, 'blocked'>) {
  if (blocked === null) return null
  return (
    <Badge tone={blocked === 'in-force' ? 'danger' : 'warning'} icon={Ban}>
      {words[blocked]}
    </Badge>
  )
}
