import { useCallback, useState } from 'react'
import { CircleAlert, CircleCheck, Clock, Send, type LucideIcon } from 'lucide-react'
import type { ActState, OutboxEntry } from '../../../shared/ipc/act.ts'
import { i18n } from '../../texts/i18n.ts'
import { decisionOf } from '../../ui/act-choices.ts'
import { actWords, asksBeforeWaking } from '../../ui/act-words.ts'
import { agoText } from '../../ui/age-text.ts'
import { useClock } from '../../ui/clock.ts'
import { ConflictTable } from '../../ui/conflict-table.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { useLineNow } from '../../ui/line-now.ts'
import { PlainText } from '../../ui/plain-text.tsx'
import { Age } from '../../ui/time.tsx'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import { EntryChoices } from './entry-choices.tsx'
import { EntryDialogs, type Question } from './entry-dialogs.tsx'
import { FilesToSend } from './files-to-send.tsx'
import { NumbersToCall } from './numbers-to-call.tsx'
import type { OutboxPanelProps } from './outbox-panel.tsx'
import { useOutbox } from './outbox-store.ts'
import { actDetail, draftOf, holderOf, shownThrough } from './outbox-words.ts'
import { PlaceTitle } from './place-title.tsx'
import { RefusalNote } from './refusal-note.tsx'

const icons: Record<ActState['kind'], LucideIcon> = {
  waiting: Clock,
  sending: Send,
  sent: CircleCheck,
  'needs-you': CircleAlert,
}

interface OutboxItemProps extends OutboxPanelProps {
  entry: OutboxEntry
  entries: readonly OutboxEntry[]
}

/** One act: what, where, how old, where it stands, and what its author may decide. */
export function OutboxItem({ entry, entries, ...props }: OutboxItemProps) {
  const { decided } = useOutbox.getState()
  const [question, setQuestion] = useState<Question | null>(null)
  const { state, act, wakes, conflicts } = entry
  const Icon = icons[state.kind]
  const detail = actDetail(act, entry.names)

  const takenBack = async () => {
    const draft = draftOf(act)
    if (draft === null || !(await decided(entry.id, { kind: 'take-back' }))) return
    if (draft.kind === 'message') props.onEditMessage(draft.ticketId)
    else props.onEditTicket()
  }
  return (
    <li className={`outbox-item outbox-${state.kind}`}>
      <Icon size={16} className="outbox-icon" aria-hidden />
      <div className="outbox-words">
        <div className="outbox-line">
          <PlaceTitle entry={entry} {...props} />
          <span className="outbox-age">
            <Age at={entry.madeAt} said={agoText} />
          </span>
        </div>
        {state.kind === 'needs-you' ? (
          <RefusalNote failure={state.failure} unseen={entry.unseen} />
        ) : (
          <StateWords entry={entry} entries={entries} />
        )}
        {detail !== '' && (
          <div className="outbox-text">
            <PlainText>{detail}</PlainText>
          </div>
        )}
        {entry.files && <FilesToSend files={entry.files} />}
        {wakes && state.kind === 'waiting' && <WakesNobody />}
        {act.kind === 'page-acknowledge' && state.kind === 'waiting' && (
          <p className="outbox-state">{i18n.t('Until it reaches the desk, people go on being woken.')}</p>
        )}
        {asksBeforeWaking(state) && <NumbersToCall act={act} />}
        {state.kind === 'needs-you' && conflicts.length > 0 && (
          <ConflictTable
            conflicts={conflicts}
            onSettle={(decision) => {
              if (wakes && decision.mine.length > 0) setQuestion({ kind: 'wake', decision })
              else void decided(entry.id, decision)
            }}
          />
        )}
        <EntryChoices
          entry={entry}
          onChoose={(choice) => {
            const decision = decisionOf(choice, shownThrough(entry))
            if (decision.kind === 'discard') setQuestion({ kind: 'discard' })
            else if (decision.kind === 'take-back') void takenBack()
            else if (choice.wakes) setQuestion({ kind: 'wake', decision })
            else void decided(entry.id, decision)
          }}
        />
      </div>
      <EntryDialogs entry={entry} entries={entries} question={question} onClose={() => setQuestion(null)} />
    </li>
  )
}

function StateWords({ entry, entries }: { entry: OutboxEntry; entries: readonly OutboxEntry[] }) {
  const { isAway } = useDeskNow()
  const { state } = entry
  const behind = holderOf(entries, entry)
  const title = behind?.title ?? null
  const needsYou = behind?.needsYou ?? false
  const line = useLineNow()?.state
  const nextLookAt = line?.kind === 'offline' ? line.retryAt : null
  const isAskedFor = line?.kind === 'offline' && line.failure.retryAfterMs !== undefined
  const read = useCallback(
    (now: number) =>
      actWords(state, now, {
        isAway,
        behind: title === null ? null : { title, needsYou },
        ...(nextLookAt !== null && { nextLook: { at: nextLookAt, isAskedFor } }),
      }),
    [state, isAway, title, needsYou, nextLookAt, isAskedFor],
  )
  const lastFailure = state.kind === 'waiting' ? state.lastFailure : undefined
  return (
    <p className="outbox-state tabular">
      {useClock(read, 'seconds')}
      {lastFailure !== undefined && (
        <bdi className="outbox-last-failure">{i18n.t('Last try: {why}', { why: lastFailure.message })}</bdi>
      )}
    </p>
  )
}
