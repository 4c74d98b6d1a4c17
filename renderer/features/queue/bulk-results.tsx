import { useState } from 'react'
import { ListChecks, Undo2, X } from 'lucide-react'
import type { ActId } from '../../../shared/ipc/act.ts'
import type { BatchId, BatchLine, BatchView, LeftOut } from '../../../shared/ipc/bulk.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { refusalWords } from '../../ui/act-words.ts'
import { batchWords } from '../../ui/batch-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DiscardManyDialog } from '../../ui/discard-many-dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useToastsOff } from '../../ui/toast-place.ts'
import { useBulk } from './bulk-store.ts'
import { verdictWords } from './bulk-words.ts'
import './bulk-bar.css'

interface BulkResultsProps {
  onOpenTicket: (ticketId: TicketId) => void
  onUndoBatch: (batchId: BatchId) => void
}

/** What became of the last bulk act, at the foot of the queue until it is put away. */
export function BulkResults({ onOpenTicket, onUndoBatch }: BulkResultsProps) {
  const batch = useBulk((state) => state.batch)
  const withoutVerdict = useBulk((state) => state.withoutVerdict)
  const isDetailOpen = useBulk((state) => state.isDetailOpen)
  const { detailToggled, putAway } = useBulk.getState()
  useToastsOff('bars', batch !== null)
  if (batch === null) return null
  const isOver = batch.sent + batch.waiting + batch.needsYou === 0
  return (
    <section className="bulk-results" aria-label={i18n.t('What came of it')}>
      <div className="bulk-line">
        <p className="bulk-words" role="status">
          <b>{batch.title}</b>: <span className="tabular">{batchWords(batch)}.</span>{' '}
          {!isOver && verdictWords(withoutVerdict)}
        </p>
        <div className="bulk-acts">
          {(batch.leftOut.length > 0 || batch.needsYou > 0) && (
            <Button size="small" icon={ListChecks} onPress={detailToggled}>
              {i18n.t('Show which')}
            </Button>
          )}
          {!isOver && !batch.isUndo && (
            <Button size="small" icon={Undo2} onPress={() => onUndoBatch(batch.id)}>
              {i18n.t('Undo')}
            </Button>
          )}
          <IconButton label={i18n.t('Put this away')} icon={X} size="small" onPress={putAway} />
        </div>
      </div>
      <ResultsDialog
        batch={batch}
        isOpen={isDetailOpen}
        onClose={detailToggled}
        onOpenTicket={(ticketId) => {
          detailToggled()
          onOpenTicket(ticketId)
        }}
      />
    </section>
  )
}

interface ResultsDialogProps {
  batch: BatchView
  isOpen: boolean
  onClose: () => void
  onOpenTicket: (ticketId: TicketId) => void
}

function ResultsDialog({ batch, isOpen, onClose, onOpenTicket }: ResultsDialogProps) {
  const failure = useBulk((state) => state.failure)
  const { allDecided, lineDecided } = useBulk.getState()
  /** What is to be discarded, once its author says so. */
  const [asked, setAsked] = useState<ActId | 'all' | null>(null)
  const discard = () => {
    if (asked === 'all') void allDecided('discard')
    else if (asked !== null) void lineDecided(asked, { kind: 'discard' })
    setAsked(null)
  }
  const needing = batch.lines.filter(({ state }) => state.kind === 'needs-you')
  return (
    <Dialog title={batch.title} isOpen={isOpen} onClose={onClose} size="large" closesOnPressOutside>
      {failure !== null && <ErrorNote failure={failure} />}
      {asked !== null && (
        <DiscardManyDialog
          title={batch.title}
          count={asked === 'all' ? needing.length : 1}
          onKeep={() => setAsked(null)}
          onDiscard={discard}
        />
      )}
      <p>{batchWords(batch)}.</p>
      {needing.length > 0 && (
        <section className="bulk-part" aria-label={i18n.t('Needs you')}>
          <header className="bulk-part-head">
            <h3>{i18n.t('Needs you')}</h3>
            <Button size="small" onPress={() => void allDecided('retry')}>
              {i18n.t('Retry all')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setAsked('all')}>
              {i18n.t('Discard all')}
            </Button>
          </header>
          <ul className="bulk-list">
            {needing.map((line) => (
              <NeedingLine
                key={line.actId}
                line={line}
                onOpenTicket={onOpenTicket}
                onDiscard={() => setAsked(line.actId)}
              />
            ))}
          </ul>
        </section>
      )}
      {batch.leftOut.length > 0 && (
        <section
          className="bulk-part"
          aria-label={batch.isUndo ? i18n.t('Left as they are') : i18n.t('Left out')}
        >
          <h3>{batch.isUndo ? i18n.t('Left as they are') : i18n.t('Left out')}</h3>
          <ul className="bulk-list">
            {batch.leftOut.map((each) => (
              <li key={each.ticketId} className="bulk-item">
                <TicketButton ticket={each} onOpenTicket={onOpenTicket} />
                <bdi className="bulk-why">{each.why}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

interface NeedingLineProps {
  line: BatchLine
  onOpenTicket: (ticketId: TicketId) => void
  onDiscard: () => void
}

function NeedingLine({ line, onOpenTicket, onDiscard }: NeedingLineProps) {
  const { lineDecided } = useBulk.getState()
  const { state, actId } = line
  if (state.kind !== 'needs-you') return null
  const isInConflict = state.failure.code === 'version-conflict'
  return (
    <li className="bulk-item">
      <TicketButton ticket={line} onOpenTicket={onOpenTicket} />
      <bdi className="bulk-why">{refusalWords(state.failure)}</bdi>
      {!isInConflict && (
        <Button size="small" onPress={() => void lineDecided(actId, { kind: 'retry' })}>
          {i18n.t('Retry')}
        </Button>
      )}
      <Button size="small" variant="quiet" onPress={onDiscard}>
        {i18n.t('Discard')}
      </Button>
    </li>
  )
}

interface TicketButtonProps {
  ticket: Pick<LeftOut, 'ticketId' | 'number' | 'subject'>
  onOpenTicket: (ticketId: TicketId) => void
}

function TicketButton({ ticket: { ticketId, number, subject }, onOpenTicket }: TicketButtonProps) {
  return (
    <button type="button" className="bulk-ticket" onClick={() => onOpenTicket(ticketId)}>
      <span className="tabular">{number === null ? '' : `#${number} `}</span>
      <bdi className="one-line">{subject === '' ? i18n.t('A ticket that is no longer here') : subject}</bdi>
    </button>
  )
}
