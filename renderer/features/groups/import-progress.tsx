import { CircleCheck, Clock } from 'lucide-react'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useImport } from './import-store.ts'

/** Where an import stands after it was handed over, with the service's words where it refuses. */
export function ImportProgress() {
  const state = useImport((store) => store.state)
  const kind = state?.kind ?? 'sending'
  switch (kind) {
    case 'sending':
      return (
        <p className="import-progress" role="status">
          <Clock size={16} aria-hidden /> {i18n.t('The service is reading the lines…')}
        </p>
      )
    case 'waiting':
      return (
        <p className="import-progress" role="status">
          <Clock size={16} aria-hidden />{' '}
          {i18n.t('Kept here. It is sent with the connection; the outbox shows how it went.')}
        </p>
      )
    case 'sent':
      return (
        <p className="import-progress import-done" role="status">
          <CircleCheck size={16} aria-hidden />{' '}
          {i18n.t('All lines were taken. The groups appear in the list.')}
        </p>
      )
    case 'needs-you':
      return (
        <div className="group-form">
          {state?.kind === 'needs-you' && <ErrorNote failure={state.failure} />}
          <p className="group-words">{i18n.t('No line was taken. Mend what is named and import again.')}</p>
        </div>
      )
    default:
      return assertNever(kind)
  }
}
