import { SearchX } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlainText } from '../../ui/plain-text.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'

interface MissingTicketProps {
  draftText: string
  onClose: () => void
}

/** A ticket that is not here: gone, or not fetched yet. What was typed for it is shown in either case. */
export function MissingTicket({ draftText, onClose }: MissingTicketProps) {
  const isIncomplete = useIsIncomplete()
  const close = <Button onPress={onClose}>{i18n.t('Close')}</Button>
  const draft = draftText !== '' && (
    <div className="ticket-left-draft">
      <p>{i18n.t('What you typed for it is kept here:')}</p>
      <PlainText>{draftText}</PlainText>
    </div>
  )
  if (isIncomplete)
    return (
      <NotHereYet title={i18n.t('This ticket is not here yet')} action={close}>
        {draft}
      </NotHereYet>
    )
  return (
    <EmptyState icon={SearchX} title={i18n.t('This ticket is gone')} action={close}>
      {i18n.t('It was removed on the service, or discarded here before it was sent.')}
      {draft}
    </EmptyState>
  )
}
