import { Trans } from '@lingui/react'
import { ShieldAlert } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Moment } from '../../ui/time.tsx'
import { ChainCheck } from './chain-check.tsx'
import { useBlocklistStatus } from './status-store.ts'

/** Whether the list can be relied on: the chain, and the alarm where the desk tells another one than before. */
export function AuditPage() {
  const alarm = useBlocklistStatus(({ status }) => status?.alarm ?? null)
  return (
    <article className="audit-page" aria-labelledby="audit-page-title">
      <h2 id="audit-page-title">{i18n.t('Audit')}</h2>
      <p>
        {i18n.t(
          'Every operation on the blocklist is kept for ever. In the desk’s order each carries a hash of itself and of the one before it, so that nothing can be changed, taken out or slipped in afterwards without breaking the chain. It is verified on this workstation, without the desk too.',
        )}
      </p>
      <ChainCheck />
      {alarm !== null && (
        <section className="audit-alarm" aria-labelledby="alarm-title">
          <h3 id="alarm-title">
            <ShieldAlert size={16} aria-hidden /> {i18n.t('The desk tells another history')}
          </h3>
          <p>
            <Trans
              id="This workstation saw operation {order, number} with the hash below. Since {when} the desk tells another one in its place, or none."
              values={{ order: alarm.seen.order, when: <Moment at={alarm.noticedAt} /> }}
            />
          </p>
          <p>
            <code className="audit-hash">{alarm.seen.hash}</code>
          </p>
          <p>
            {i18n.t(
              'The usual cause is a desk that was restored from an older backup: then the operations since are to be made again. Otherwise somebody wrote into its database. Compare the newest hash with another workstation’s, and tell whoever runs the desk service.',
            )}
          </p>
        </section>
      )}
      <p className="blocklist-muted">
        {i18n.t('What was done about one group stands on its page, under the list.')}
      </p>
    </article>
  )
}
