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
    return <p className="blocklist-age">The desk has told nothing of it yet.{unsent}</p>
  const told = at === 0 ? 'some time ago' : <Age at={at} said={agoText} />
  const state = line?.state
  if (state?.kind === 'offline')
    return (
      <p className="blocklist-age blocklist-age-old">
        Offline since <Moment at={state.since} />: this is the list as the desk told it {told}. What is done
        here counts once the desk has it.
        {unsent}
      </p>
    )
  return (
    <p className="blocklist-age">
      As the desk told it {told}.{unsent}
    </p>
  )
}

function onlyHereWords(count: number): string {
  return count === 1 ? '1 change is only here.' : `${count.toLocaleString('en')} changes are only here.`
}
