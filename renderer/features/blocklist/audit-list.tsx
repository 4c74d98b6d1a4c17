import { useCallback, useState } from 'react'
import type { OperationView } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { listText } from '../../ui/list-text.ts'
import { numberText } from '../../ui/number-text.ts'
import { Moment } from '../../ui/time.tsx'
import { actWords, shortHash } from './act-words.ts'
import { ChainCheck } from './chain-check.tsx'
import { EnforcementMark } from './enforcement-mark.tsx'

/** Shown at first: a group may have been blocked and lifted for years. */
const first = 20

/** Everything ever done about the group, the newest first, as the desk keeps it for ever. */
export function AuditList({ operations }: { operations: readonly OperationView[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? operations : operations.slice(0, first)
  return (
    <section className="blocked-section" aria-labelledby="audit-title">
      <h3 id="audit-title">{i18n.t('Audit')}</h3>
      <ChainCheck />
      <ol className="audit" aria-labelledby="audit-title">
        {shown.map((operation) => (
          <Operation
            key={operation.id}
            operation={operation}
            about={operation.targets.length === 0 ? [] : ordersOf(operation, operations)}
          />
        ))}
      </ol>
      {shown.length < operations.length && (
        <div>
          <Button size="small" onPress={() => setWhole(true)}>
            {i18n.t('Show all {count, number}', { count: operations.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The places in the chain of the blocks that an operation is about. */
function ordersOf({ targets }: OperationView, operations: readonly OperationView[]): number[] {
  return operations
    .filter(({ id, order }) => order !== null && targets.includes(id))
    .map(({ order }) => order ?? 0)
}

function Operation({ operation, about }: { operation: OperationView; about: readonly number[] }) {
  const { order, hash, byName, madeAt, enforcement, reason, isErased, isSuperseded } = operation
  const words = useClock(useCallback((now: number) => actWords(operation, now), [operation]))
  return (
    <li className="audit-operation">
      <span className="audit-order tabular">{order === null ? '–' : numberText(order)}</span>
      <div className="audit-words">
        <p>
          <bdi>{byName}</bdi> {words}
          {about.length > 0 &&
            ` (${i18n.t('block {orders}', { orders: listText(about.map(numberText)) })})`}{' '}
          {isSuperseded && <Badge tone="warning">{i18n.t('Superseded')}</Badge>}{' '}
          {isErased && <Badge>{i18n.t('Erased')}</Badge>}
        </p>
        <p className="blocklist-muted">
          <bdi>{isErased ? i18n.t('The words were erased; the chain verifies on.') : reason}</bdi>
        </p>
        <p className="audit-detail">
          <Moment at={madeAt} />
          <EnforcementMark enforcement={enforcement} state="ended" />
          {hash !== null && <code title={hash}>{shortHash(hash)}…</code>}
        </p>
      </div>
    </li>
  )
}
