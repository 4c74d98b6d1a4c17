import { Suspense, useEffect } from 'react'
import { assertNever } from '../shared/rules/assert-never.ts'
import { DeskFrame } from './desk-frame.tsx'
import { useFrame } from './frame-store.ts'
import { WelcomeView } from './rest.tsx'
import { useFirstRows } from './use-first-rows.ts'
import { useAnnouncements } from './ui/announce.ts'
import { ErrorNote } from './ui/error-note.tsx'
import { Toasts } from './ui/toast.tsx'
import './app.css'

/** The whole console: the way in, or the desk. */
export function App() {
  const opened = useFrame((state) => state.opened)
  const theme = useFrame((state) => state.theme)
  useEffect(() => opened(() => window.location.reload()), [opened])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  const isAtDesk = useFrame(({ session }) => session?.kind === 'signed-in')
  useEffect(() => (isAtDesk ? useAnnouncements.getState().deskLeft : undefined), [isAtDesk])
  return (
    <>
      <Content />
      <Toasts />
    </>
  )
}

function Content() {
  const session = useFrame((state) => state.session)
  const failure = useFrame((state) => state.failure)
  const isReady = useFirstRows(session?.kind === 'signed-in')
  if (session === null) {
    return failure && <main className="app-failure">{<ErrorNote failure={failure} />}</main>
  }
  switch (session.kind) {
    case 'signed-in':
      return isReady && <DeskFrame person={session.person} notice={session.notice} />
    case 'signed-out':
    case 'starting-sample':
    case 'locked-out':
      return (
        <Suspense>
          <WelcomeView />
        </Suspense>
      )
    default:
      return assertNever(session)
  }
}
