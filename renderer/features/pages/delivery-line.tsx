import type { DeliveryView } from '../../../shared/ipc/page-views.ts'
import { listText } from '../../ui/list-text.ts'
import { Moment } from '../../ui/time.tsx'
import { DeliveryStateMark } from './delivery-state-mark.tsx'
import { deliveryStateWords, doubtWords, purposeWords, wayBefore } from './delivery-words.ts'

/** One message: by what way, how far and when, and what the gateway said. */
export function DeliveryLine({ delivery }: { delivery: DeliveryView }) {
  const { to, state, words, moments, purpose } = delivery
  // That it was made says nothing once something came of it.
  const earlier = moments.slice(0, -1).filter((moment) => moment.state !== 'queued')
  const last = moments.at(-1)
  const notes = [purposeWords[purpose], ...doubtWords(delivery)].filter((note) => note !== '')
  return (
    <div className="delivery">
      <span className="delivery-way">
        {wayBefore(delivery)}
        <bdi className="delivery-to">{to}</bdi>
      </span>
      <span className="delivery-how">
        <DeliveryStateMark state={state} /> {last !== undefined && <Moment at={last.at} />}
      </span>
      {(words !== '' || notes.length > 0) && (
        <span className={`delivery-words ${state === 'failed' ? 'page-trouble' : ''}`}>
          {notes.length > 0 && (
            <span>
              {listText(notes)}
              {words !== '' && ': '}
            </span>
          )}
          {words !== '' && <bdi>“{words}”</bdi>}
        </span>
      )}
      {earlier.length > 0 && (
        <span className="delivery-past">
          {earlier.map(({ state: past, at }) => (
            <span key={past}>
              {deliveryStateWords[past]} <Moment at={at} />
            </span>
          ))}
        </span>
      )}
    </div>
  )
}
