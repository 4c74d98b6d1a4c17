import { RotateCw, TriangleAlert } from 'lucide-react'
import type { Failure } from '../../shared/ipc/result.ts'
import { i18n } from '../texts/i18n.ts'
import { Button } from './button.tsx'
import { FieldErrors } from './field-errors.tsx'
import './error-note.css'

export interface ErrorNoteProps {
  failure: Failure
  onRetry?: () => void
}

/** What did not happen, in the failure's own words, and the way to try again. Read out at once. */
export function ErrorNote({ failure, onRetry }: ErrorNoteProps) {
  return (
    <div className="error-note" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <div className="error-note-words">
        <p>{failure.message}</p>
        <FieldErrors failure={failure} />
      </div>
      {onRetry && (
        <Button size="small" icon={RotateCw} onPress={onRetry}>
          {i18n.t('Try again')}
        </Button>
      )}
    </div>
  )
}
