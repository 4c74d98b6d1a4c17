import type { Failure } from '../../shared/ipc/result.ts'
import './field-errors.css'

/** What is wrong with which field, where a failure says so. */
export function FieldErrors({ errors = [] }: { errors?: Failure['errors'] }) {
  if (errors.length === 0) return null
  return (
    <ul className="field-errors">
      {errors.map(({ path, message }, place) => (
        <li key={place}>
          {path !== '' && <bdi className="field-errors-path">{path}</bdi>} <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
  )
}
