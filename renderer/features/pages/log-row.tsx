import { memo } from 'react'
import type { LoggedDelivery } from '../../../shared/ipc/page-views.ts'
import { listText } from '../../ui/list-text.ts'
import { Moment } from '../../ui/time.tsx'
import { DeliveryStateMark } from './delivery-state-mark.tsx'
import { channelNames, doubtWords, purposeWords } from './delivery-words.ts'

/** In CSS pixels. */
export const logRowHeight = 52

interface LogRowProps {
  delivery: LoggedDelivery
  onOpenPage: (pageId: LoggedDelivery['pageId']) => void
}

/** One message: when and to whom, by what way, how far, and what the gateway said. */
export const LogRow = memo(function LogRow({ delivery, onOpenPage }: LogRowProps) {
  const { responderName, pageName, channel, to, state, words, moments, purpose } = delivery
  const made = moments[0]
  const notes = listText([purposeWords[purpose], ...doubtWords(delivery)])
  const said = [notes, words === '' ? '' : `“${words}”`].filter((part) => part !== '').join(': ')
  return (
    <div className="log-row">
      <span className="log-when">{made !== undefined && <Moment at={made.at} />}</span>
      <span className="log-who">
        <bdi className="log-name one-line">{responderName}</bdi>
        {/* By the keyboard Enter opens it, from the row: a stop of its own in each would be hundreds. */}
        <button type="button" className="log-page" tabIndex={-1} onClick={() => onOpenPage(delivery.pageId)}>
          <bdi className="one-line">{pageName}</bdi>
        </button>
      </span>
      <span className="log-way">
        <span className="one-line">{channelNames[channel]}</span>
        <bdi className="page-faint one-line">{to}</bdi>
      </span>
      <span className="log-how">
        <DeliveryStateMark state={state} />
        <bdi className={`one-line ${state === 'failed' ? 'page-trouble' : 'page-faint'}`} title={said}>
          {said}
        </bdi>
      </span>
    </div>
  )
})
