import { useEffect } from 'react'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ConnectPanel } from './connect-panel.tsx'
import { LockedOutNote } from './locked-out-note.tsx'
import { PlainTokenDialog } from './plain-token-dialog.tsx'
import { SampleOffer } from './sample-offer.tsx'
import { StartFailure } from './start-failure.tsx'
import { StartingSample } from './starting-sample.tsx'
import { useWelcome } from './welcome-store.ts'
import './welcome.css'

/** What stands on the screen while nobody is signed in. */
export function WelcomeView() {
  const opened = useWelcome((store) => store.opened)
  useEffect(() => opened(), [opened])
  return (
    <main className="welcome">
      <div className="welcome-column">
        <header className="welcome-header">
          <span className="welcome-logo" aria-hidden />
          <div>
            <h1 className="welcome-title">{i18n.t('iMagine Desk')}</h1>
            <p className="welcome-claim">{i18n.t('The queue of your desk, with or without a network.')}</p>
          </div>
        </header>
        <WelcomeState />
      </div>
      <PlainTokenDialog />
    </main>
  )
}

function WelcomeState() {
  const session = useWelcome((store) => store.session)
  const failure = useWelcome((store) => store.failure)
  const busy = useWelcome((store) => store.busy)
  if (session === null)
    return failure === null ? (
      <Skeleton lines={4} label={i18n.t('Reading the session')} />
    ) : (
      <ErrorNote failure={failure} />
    )
  if (busy === 'sample') return <StartingSample />
  switch (session.kind) {
    case 'starting-sample':
      return <StartingSample />
    case 'signed-in':
      return <Skeleton lines={4} label={i18n.t('Opening your desk')} />
    case 'locked-out':
      return (
        <>
          <LockedOutNote person={session.person} failure={session.failure} />
          <ConnectPanel title={i18n.t('Sign in again')} />
        </>
      )
    case 'signed-out':
      return (
        <>
          {session.failure && <StartFailure failure={session.failure} />}
          <ConnectPanel title={i18n.t('Connect to your desk')} />
          <SampleOffer />
        </>
      )
    default:
      return assertNever(session)
  }
}
