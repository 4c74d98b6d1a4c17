import type { PageDetail } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { numberText } from '../../ui/number-text.ts'
import { Ladder } from './ladder.tsx'

/** Everybody for whom a message was made, who is furthest first, each with what was tried. */
export function LadderList({ detail: { page, ladders, deliveriesLeftOut } }: { detail: PageDetail }) {
  if (page.state === null || page.state === 'withheld') return null
  return (
    <section className="ladders" aria-labelledby="ladders-title">
      <h3 id="ladders-title">
        {i18n.t('People')}{' '}
        {ladders.length > 0 && <span className="page-faint tabular">{numberText(ladders.length)}</span>}
      </h3>
      {ladders.length === 0 ? (
        <p className="page-muted">
          {page.state === 'queued'
            ? i18n.t('No message was made for anybody yet.')
            : i18n.t('No message was made for anybody.')}
        </p>
      ) : (
        <ul className="ladder-list">
          {ladders.map((ladder) => (
            <Ladder key={ladder.responderId} ladder={ladder} />
          ))}
        </ul>
      )}
      {deliveriesLeftOut > 0 && (
        <p className="page-muted">
          {i18n.t(
            '{count, plural, one {# older message is} other {# older messages are}} not kept here; the desk has them.',
            { count: deliveriesLeftOut },
          )}
        </p>
      )}
    </section>
  )
}
