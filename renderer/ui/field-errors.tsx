import type { Failure } from '../../shared/ipc/result.ts'
import './field-errors.css'

/** What is wrong with which field, where a failure says so and its own sentence, which stands above, does not say it already. */
export function FieldErrors({ failure }: { failure: Failure }) {
  const { message: said, errors = [] } = failure
  const more = errors.filter(({ path, message }) => said !== message && said !== `${path}: ${message}`)
  if (more.length === 0) return null
  return (
    <ul className="field-errors">
      {more.map(({ path, message }, place) => (
        <li key={place}>
          {path !== '' && <bdi className="field-errors-path">{path}</bdi>} <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
  )
}
