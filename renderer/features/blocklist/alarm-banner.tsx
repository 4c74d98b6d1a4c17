import { Trans } from '@lingui/react'
import { ShieldAlert } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useBlocklistStatus } from './status-store.ts'
import './blocklist.css'

/** Over everything, for as long as it is so: the desk tells another history of the blocklist than it told before. */
export function AlarmBanner({ onOpenAudit }: { onOpenAudit: () => void }) {
  const alarm = useBlocklistStatus(({ status }) => status?.alarm ?? null)
  if (alarm === null) return null
  return (
    <div className="alarm-banner" role="alert" aria-label={i18n.t('The blocklist was rewritten')}>
      <ShieldAlert size={16} aria-hidden />
      <p>
        <Trans
          id="<0>The desk tells another history of the blocklist</0> than this workstation saw at operation {order, number}: somebody rewrote it, or an older backup was put in its place. Tell another administrator and whoever runs the desk service before you rely on the list."
          values={{ order: alarm.seen.order }}
          components={{ 0: <strong /> }}
        />
      </p>
      <Button size="small" onPress={onOpenAudit}>
        {i18n.t('Open the audit')}
      </Button>
    </div>
  )
}
