import { RotateCw, TriangleAlert } from 'lucide-react'
import type { Failure } from '../../../shared/ipc/result.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useWelcome } from './welcome-store.ts'

/** The desk that should be on the screen, why it is not, and the way to try again. */
export function StartFailure({ failure }: { failure: Failure }) {
  const { busy, retryAsked } = useWelcome()
  return (
    <section className="welcome-failure" role="alert">
      <TriangleAlert size={18} aria-hidden />
      <div>
        <h2 className="welcome-card-title">{i18n.t('Your desk could not be opened')}</h2>
        <p>{failure.message}</p>
        <Button
          variant="primary"
          icon={RotateCw}
          onPress={() => void retryAsked()}
          isDisabled={busy !== null}
        >
          {busy === 'retrying' ? i18n.t('Trying again…') : i18n.t('Try again')}
        </Button>
      </div>
    </section>
  )
}
