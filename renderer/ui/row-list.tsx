import type { ReactNode } from 'react'
import type { Failure } from '../../shared/ipc/result.ts'
import { ErrorNote } from './error-note.tsx'
import type { PagedRows } from './paged-rows.ts'
import { Skeleton } from './skeleton.tsx'
import { NotHereYet, useIsIncomplete } from './sync-note.tsx'
import './row-list.css'

interface RowListProps<Row> {
  list: Pick<PagedRows<Row>, 'rows'> & { failure: Failure | null; retried: () => void }
  /** Said while it is read, and while what it lists is still on its way from the desk. */
  reading: string
  missing: string
  /** In place of rows where there are none. */
  empty: ReactNode
  children: (rows: readonly Row[]) => ReactNode
}

/** The rows of a long list, or why there are none: it failed, is being read, is not all here yet, is empty. */
export function RowList<Row>({ list, reading, missing, empty, children }: RowListProps<Row>) {
  const { rows, failure, retried } = list
  const isIncomplete = useIsIncomplete()
  if (failure !== null)
    return (
      <div className="row-list-note">
        <ErrorNote failure={failure} onRetry={retried} />
      </div>
    )
  if (rows === null)
    return (
      <div className="row-list-note">
        <Skeleton lines={8} label={reading} />
      </div>
    )
  if (rows.length > 0) return children(rows)
  return isIncomplete ? <NotHereYet title={missing} /> : empty
}
