import type { Failure } from '../../../shared/ipc/result.ts'
import { PlainText } from '../../ui/plain-text.tsx'

/** Why an act did not go through, in the service's own words, with what arrived meanwhile where that is the reason. */
export function RefusalNote({ failure }: { failure: Failure }) {
  const errors = failure.errors ?? []
  const unseen = failure.unseen ?? []
  return (
    <div className="outbox-refusal">
      <p>{failure.message}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }, place) => (
            <li key={place}>
              {path !== '' && <bdi className="outbox-path">{path}</bdi>} {message}
            </li>
          ))}
        </ul>
      )}
      {unseen.map((message) => (
        <blockquote key={message.id} className="outbox-unseen">
          <bdi className="outbox-unseen-author">{message.author.name}</bdi>
          <PlainText>{message.body}</PlainText>
        </blockquote>
      ))}
    </div>
  )
}
