import type { PageView } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { pageKindWords, wayWords } from '../../ui/page-words.ts'
import { Moment } from '../../ui/time.tsx'

/** Whether more is known of a page than that it went out, or could not. */
export function isTold({ state }: PageView): boolean {
  return state === 'acknowledged' || state === 'resolved'
}

/** Who has a page and since when, or that it is over: in the place of every doubt whether somebody knows. */
export function PageTold({ page }: { page: PageView }) {
  const { kind, state, holder, beganAt, acknowledgedAt, resolvedAt } = page
  const lead = kind === 'gate' ? null : <bdi>{pageKindWords(page)}: </bdi>
  if (state === 'resolved')
    return (
      <>
        {lead}
        {lead === null ? i18n.t('That page') : 'it'} is over since <Moment at={resolvedAt ?? beganAt} />.
      </>
    )
  return (
    <>
      {lead}
      <strong>
        <bdi>{holder === null ? i18n.t('Somebody') : holder.isMe ? i18n.t('You') : holder.name}</bdi>{' '}
        {holder?.isMe ? 'have it' : 'has it'}
      </strong>{' '}
      since <Moment at={acknowledgedAt ?? beganAt} />
      {holder !== null && `, ${wayWords[holder.how]}`}.
    </>
  )
}
