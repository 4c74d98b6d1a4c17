import { Trans } from '@lingui/react'
import { prefixes } from './commands/command.ts'
import { useKeyboard } from './commands/keyboard-store.ts'
import './key-hint.css'

/** What may follow the first key of a sequence, while the second is waited for. */
export function KeyHint() {
  const pending = useKeyboard((state) => state.pending)
  return (
    <div className="key-hint-place" role="status">
      {pending !== null && (
        <div className="key-hint">
          <span className="key-hint-title">
            <kbd>{pending.prefix}</kbd> {prefixes[pending.prefix]}
          </span>
          <ul className="key-hint-list">
            {pending.following.map(({ key, title }) => (
              <li key={key}>
                <kbd>{key}</kbd> <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
          <span className="key-hint-leave">
            <Trans id="<0>Esc</0> leave" components={{ 0: <kbd /> }} />
          </span>
        </div>
      )}
    </div>
  )
}
