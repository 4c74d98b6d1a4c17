import { Trans } from '@lingui/react'
import { Link2, ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ChainReport } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { agoText } from '../../ui/age-text.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Age } from '../../ui/time.tsx'
import { shortHash } from './act-words.ts'
import { useChain } from './chain-store.ts'
import { chainWords } from './chain-words.ts'

/** The button that verifies the chain, without the desk too, and what it found. */
export function ChainCheck() {
  const { found, isWalking, failure, verified } = useChain()
  return (
    <div className="chain-check">
      <Button icon={Link2} size="small" isDisabled={isWalking} onPress={() => void verified()}>
        {isWalking ? i18n.t('Verifying…') : i18n.t('Verify the chain')}
      </Button>
      {failure !== null && <ErrorNote failure={failure} />}
      <div role="status">{found !== null && <Found report={found.report} at={found.at} />}</div>
    </div>
  )
}

function Found({ report, at }: { report: ChainReport; at: number }) {
  const isSound = report.kind === 'holds' || report.kind === 'empty'
  const Icon = isSound ? ShieldCheck : ShieldAlert
  return (
    <div className={`chain-found ${isSound ? 'chain-sound' : 'chain-unsound'}`}>
      <Icon size={16} aria-hidden />
      <p>
        {chainWords(report)}
        {report.head !== null && (
          <>
            {' '}
            <Trans
              id="Newest: operation {order, number}, {hash}"
              values={{
                order: report.head.order,
                hash: <code title={report.head.hash}>{shortHash(report.head.hash)}…</code>,
              }}
            />
          </>
        )}{' '}
        <span className="blocklist-faint">
          <Trans id="Verified on this workstation {ago}." values={{ ago: <Age at={at} said={agoText} /> }} />
        </span>
      </p>
    </div>
  )
}
