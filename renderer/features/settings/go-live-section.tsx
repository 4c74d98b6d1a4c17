import { useEffect } from 'react'
import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react'
import type { GoLive, GoLiveItem, GoLiveKey } from '../../../shared/protocol/go-live.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useGoLive, type GoLiveState } from './go-live-store.ts'
import { SettingsSection } from './settings-section.tsx'

const names: Record<GoLiveKey, string> = {
  'public-url': 'Public address',
  mail: 'Mail',
  'emergency-phone': 'Emergency phone',
  'opening-hours': 'Opening hours',
  groups: 'Groups',
  responders: 'Responders',
  coverage: 'Coverage',
  drill: 'Drill',
  'dead-man-url': 'Watched from outside',
}

/** What a desk lacks before it goes live. For administrators: they can mend it. */
export function GoLiveSection() {
  const { state, asked } = useGoLive()
  useEffect(() => void asked(), [asked])
  return (
    <SettingsSection title="Before going live" words="Asked of the desk itself, so it needs a network.">
      <GoLiveContent state={state} onAsk={() => void asked()} />
    </SettingsSection>
  )
}

function GoLiveContent({ state, onAsk }: { state: GoLiveState; onAsk: () => void }) {
  switch (state.kind) {
    case 'asking':
      return <Skeleton lines={5} label="Asking the desk what is missing" />
    case 'failed':
      return <ErrorNote failure={state.failure} onRetry={onAsk} />
    case 'told':
      return <GoLiveList goLive={state.goLive} onAsk={onAsk} />
    default:
      return assertNever(state)
  }
}

function GoLiveList({ goLive: { sample, items }, onAsk }: { goLive: GoLive; onAsk: () => void }) {
  const missing = items.filter(({ done }) => !done).length
  return (
    <>
      {sample && <p>This is a sample desk, which never goes live. A desk of your own shows the same list.</p>}
      <p role="status">
        {missing === 0 ? 'Nothing is missing.' : `${missing} of ${items.length} things are missing.`}
      </p>
      <ul className="go-live">
        {items.map((item) => (
          <GoLiveRow key={item.key} item={item} />
        ))}
      </ul>
      <div className="settings-buttons">
        <Button icon={RotateCw} onPress={onAsk}>
          Look again
        </Button>
      </div>
    </>
  )
}

function GoLiveRow({ item: { key, done, words } }: { item: GoLiveItem }) {
  const Icon = done ? CircleCheck : CircleAlert
  return (
    <li className={done ? 'go-live-done' : 'go-live-missing'}>
      <Icon size={16} aria-label={done ? 'There' : 'Missing'} />
      <strong>{names[key]}</strong>
      <span>{words}</span>
    </li>
  )
}
