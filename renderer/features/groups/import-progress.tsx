import { CircleCheck, Clock } from 'lucide-react'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useImport } from './import-store.ts'

/** Where an import stands after it was handed over, with the service's words where it refuses. */
export function ImportProgress() {
  const state = useImport((store) => store.state)
  const lines = useImport(({ csv }) => countLines(csv))
  const kind = state?.kind ?? 'sending'
  switch (kind) {
    case 'sending':
      return (
        <p className="import-progress" role="status">
          <Clock size={16} aria-hidden />{' '}
          {i18n.t('The desk is reading {lines, plural, one {# line} other {# lines}}, all or none…', {
            lines,
          })}
        </p>
      )
    case 'waiting':
      return (
        <p className="import-progress" role="status">
          <Clock size={16} aria-hidden />{' '}
          {i18n.t(
            '{lines, plural, one {# line is} other {# lines are}} kept here and sent with the connection; the outbox shows how it went.',
            { lines },
          )}
        </p>
      )
    case 'sent':
      return (
        <p className="import-progress import-done" role="status">
          <CircleCheck size={16} aria-hidden />{' '}
          {i18n.t(
            '{lines, plural, one {The line was} other {All # lines were}} taken. The groups appear in the list.',
            { lines },
          )}
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

/** Lines with something on them, the one with the names of the columns aside. */
function countLines(csv: string): number {
  return Math.max(0, csv.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length - 1)
}
