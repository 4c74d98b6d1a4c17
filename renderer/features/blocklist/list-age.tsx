import { Trans } from '@lingui/react'
import { i18n } from '../../texts/i18n.ts'
import { agoText } from '../../ui/age-text.ts'
import { useLineNow } from '../../ui/line-now.ts'
import { Age, Moment } from '../../ui/time.tsx'
import { useBlocklistStatus } from './status-store.ts'

/** How old what is shown is: a list that is a day old must not look like the desk's. */
export function ListAge() {
  const line = useLineNow()
  const heardAt = useBlocklistStatus(({ status }) => status?.heardAt ?? null)
  const onlyHere = useBlocklistStatus(({ status }) => status?.onlyHere ?? 0)
  const unsent = onlyHere === 0 ? '' : ` ${onlyHereWords(onlyHere)}`
  const at = Math.max(heardAt ?? 0, line?.lastExchangeAt ?? 0)
  // A profile of a former version holds the whole list, and never noted when the desk told it.
  const isWhole = line !== null && line.incomplete === undefined
  if (at === 0 && !isWhole)
    return (
      <p className="blocklist-age">
        {i18n.t('The desk has told nothing of it yet.')}
        {unsent}
      </p>
    )
  const ago = at === 0 ? i18n.t('some time ago') : <Age at={at} said={agoText} />
  const state = line?.state
  if (state?.kind === 'offline')
    return (
      <p className="blocklist-age blocklist-age-old">
        <Trans
          id="Offline since {when}: this is the list as the desk told it {ago}. What is done here counts once the desk has it."
          values={{ when: <Moment at={state.since} />, ago }}
        />
        {unsent}
      </p>
    )
  return (
    <p className="blocklist-age">
      <Trans id="As the desk told it {ago}." values={{ ago }} />
      {unsent}
    </p>
  )
}

function onlyHereWords(count: number): string {
  return i18n.t('{count, plural, one {# change is} other {# changes are}} only here.', { count })
}
