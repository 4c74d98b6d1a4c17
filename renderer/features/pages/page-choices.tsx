import { useState } from 'react'
import { CircleCheck, HandHelping, UserRoundCheck } from 'lucide-react'
import type { LaidOnPage, PageView } from '../../../shared/ipc/page-views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { isUnheld } from '../../ui/page-words.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { usePage } from './page-store.ts'
import { ResolveDialog } from './resolve-dialog.tsx'

/** What can be done about a page under way, each by one key; nothing that was said here already. */
export function PageChoices({ page }: { page: PageView }) {
  const [asked, setAsked] = useState<'hand-over' | 'resolve' | null>(null)
  const { acknowledged, handedOver, resolved } = usePage.getState()
  const isSaid = (kind: LaidOnPage['kind']) =>
    page.laid.some((laid) => laid.kind === kind && laid.state.kind !== 'needs-you')
  const isResolved = isSaid('resolve')
  const canAcknowledge = isUnheld(page) && !isSaid('acknowledge') && !isResolved
  // A page must not fall silent for the sake of one who sleeps: somebody has it first.
  const isHeld = page.state === 'acknowledged' || isSaid('acknowledge')
  const canHandOver = isHeld && !isSaid('hand-over') && !isResolved
  useCommands({
    'page.acknowledge': canAcknowledge ? () => void acknowledged() : undefined,
    'page.hand-over': canHandOver ? () => setAsked('hand-over') : undefined,
    'page.resolve': isResolved ? undefined : () => setAsked('resolve'),
  })
  const closed = () => setAsked(null)
  return (
    <div className="page-choices">
      {canAcknowledge && (
        <Button
          variant="primary"
          icon={HandHelping}
          command="page.acknowledge"
          onPress={() => void acknowledged()}
        >
          {i18n.t('Acknowledge: I have it')}
        </Button>
      )}
      {canHandOver && (
        <Button icon={UserRoundCheck} command="page.hand-over" onPress={() => setAsked('hand-over')}>
          {i18n.t('Hand over…')}
        </Button>
      )}
      {!isResolved && (
        <Button icon={CircleCheck} command="page.resolve" onPress={() => setAsked('resolve')}>
          {i18n.t('Resolve…')}
        </Button>
      )}
      {asked === 'hand-over' && (
        <HandOverDialog
          hasTicket={page.ticket !== null}
          onClose={closed}
          onHandOver={(to, note) => {
            closed()
            void handedOver(to, note)
          }}
        />
      )}
      {asked === 'resolve' && (
        <ResolveDialog
          page={page}
          onClose={closed}
          onResolve={(note) => {
            closed()
            void resolved(note)
          }}
        />
      )}
    </div>
  )
}
