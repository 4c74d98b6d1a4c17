import { Trans } from '@lingui/react'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { MessageView } from '../../../shared/ipc/views.ts'
import { refusalWords } from '../../ui/act-words.ts'
import { FieldErrors } from '../../ui/field-errors.tsx'
import { PlainText } from '../../ui/plain-text.tsx'
import { Moment } from '../../ui/time.tsx'

interface RefusalNoteProps {
  failure: Failure
  /** What arrived on the ticket meanwhile, where that is the reason. */
  unseen: readonly MessageView[]
}

/** Why an act did not go through, in the service's own words. */
export function RefusalNote({ failure, unseen }: RefusalNoteProps) {
  return (
    <div className="outbox-refusal">
      <p>{refusalWords(failure)}</p>
      <FieldErrors failure={failure} />
      {unseen.map((message) => (
        <blockquote key={message.id} className="outbox-unseen">
          <p className="outbox-unseen-head">
            <Trans
              id="Arrived while you wrote: {name}, {time}"
              values={{
                name: <bdi className="outbox-unseen-author">{message.author.name}</bdi>,
                time: <Moment at={message.createdAt} />,
              }}
            />
          </p>
          <PlainText>{message.body}</PlainText>
        </blockquote>
      ))}
    </div>
  )
}
