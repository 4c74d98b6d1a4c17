import { useEffect } from 'react'
import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react'
import type { GoLive, GoLiveItem, GoLiveKey } from '../../../shared/protocol/go-live.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useGoLive, type GoLiveState } from './go-live-store.ts'
import { SettingsSection } from './settings-section.tsx'

const names: Record<GoLiveKey, string> = {
  'public-url': i18n.t('Public address'),
  mail: i18n.t('Mail'),
  'emergency-phone': i18n.t('Emergency phone'),
  'opening-hours': i18n.t('Opening hours'),
  groups: i18n.t('Groups'),
  responders: i18n.t('Responders'),
  coverage: i18n.t('Coverage'),
  drill: i18n.t('Drill'),
  'dead-man-url': i18n.t('Watched from outside'),
}

/** What a desk lacks before it goes live. For administrators: they can mend it. */
export function GoLiveSection() {
  const { state, asked } = useGoLive()
  useEffect(() => void asked(), [asked])
  return (
    <SettingsSection
      title={i18n.t('Before going live')}
      words={i18n.t('Asked of the desk itself, so it needs a network.')}
    >
      <GoLiveContent state={state} onAsk={() => void asked()} />
    </SettingsSection>
  )
}

function GoLiveContent({ state, onAsk }: { state: GoLiveState; onAsk: () => void }) {
  switch (state.kind) {
    case 'asking':
      return <Skeleton lines={5} label={i18n.t('Asking the desk what is missing')} />
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
      {sample && (
        <p>
          {i18n.t('This is a sample desk, which never goes live. A desk of your own shows the same list.')}
        </p>
      )}
      <p role="status">
        {missing === 0
          ? i18n.t('Nothing is missing.')
          : i18n.t('{missing} of {length} things are missing.', { missing, length: items.length })}
      </p>
      <ul className="go-live">
        {items.map((item) => (
          <GoLiveRow key={item.key} item={item} />
        ))}
      </ul>
      <div className="settings-buttons">
        <Button icon={RotateCw} onPress={onAsk}>
          {i18n.t('Look again')}
        </Button>
      </div>
    </>
  )
}

function GoLiveRow({ item: { key, done, words } }: { item: GoLiveItem }) {
  const Icon = done ? CircleCheck : CircleAlert
  return (
    <li className={done ? 'go-live-done' : 'go-live-missing'}>
      <Icon size={16} aria-label={done ? i18n.t('There') : i18n.t('Missing')} />
      <strong>{names[key]}</strong>
      <span>{words}</span>
    </li>
  )
}
