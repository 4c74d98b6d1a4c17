import type { PageDetail } from '../../../shared/ipc/page-views.ts'
import { Ladder } from './ladder.tsx'

/** Everybody for whom a message was made, who is furthest first, each with what was tried. */
export function LadderList({ detail: { page, ladders, deliveriesLeftOut } }: { detail: PageDetail }) {
  if (page.state === null || page.state === 'withheld') return null
  return (
    <section className="ladders" aria-labelledby="ladders-title">
      <h3 id="ladders-title">
        People{' '}
        {ladders.length > 0 && (
          <span className="page-faint tabular">{ladders.length.toLocaleString('en')}</span>
        )}
      </h3>
      {ladders.length === 0 ? (
        <p className="page-muted">No message was made for anybody{page.state === 'queued' ? ' yet' : ''}.</p>
      ) : (
        <ul className="ladder-list">
          {ladders.map((ladder) => (
            <Ladder key={ladder.responderId} ladder={ladder} />
          ))}
        </ul>
      )}
      {deliveriesLeftOut > 0 && (
        <p className="page-muted">
          {deliveriesLeftOut.toLocaleString('en')} older messages are not kept here; the desk has them.
        </p>
      )}
    </section>
  )
}
