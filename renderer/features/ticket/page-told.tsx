import { Trans } from '@lingui/react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
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
  const over = <Moment at={resolvedAt ?? beganAt} />
  if (state === 'resolved')
    return (
      <>
        {lead}
        {lead === null ? (
          <Trans id="That page is over since {when}." values={{ when: over }} />
        ) : (
          <Trans id="it is over since {when}." values={{ when: over }} />
        )}
      </>
    )
  return (
    <>
      {lead}
      <Held holder={holder} since={acknowledgedAt ?? beganAt} />
    </>
  )
}

function Held({ holder, since }: { holder: PageView['holder']; since: number }) {
  const when = <Moment at={since} />
  const components = { 0: <strong /> }
  if (holder === null)
    return <Trans id="<0>Somebody has it</0> since {when}." values={{ when }} components={components} />
  const how = wayWords[holder.how]
  if (holder.isMe)
    return (
      <Trans id="<0>You have it</0> since {when}, {how}." values={{ when, how }} components={components} />
    )
  return (
    <Trans
      id="<0>{name} has it</0> since {when}, {how}."
      values={{ name: <bdi>{holder.name}</bdi>, when, how }}
      components={components}
    />
  )
}
