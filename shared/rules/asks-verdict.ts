import { statusRank, type Status } from './status.ts'
import { urgencyRank, type Urgency } from './urgency.ts'
import type { Verdict } from './verdict.ts'

/** A verdict is given afterwards, when what happened is known. */
export function isDone(status: Status): boolean {
  return statusRank(status) >= statusRank('resolved')
}

interface Judgeable {
  status: Status
  urgency: { requested: Urgency; effective: Urgency }
  verdict: Verdict | null
}

/** Whether a step to this status asks what the urgency was worth: of what was loud and nobody has judged yet. */
export function asksVerdict({ status, urgency, verdict }: Judgeable, to: Status): boolean {
  const isLoud = [urgency.requested, urgency.effective].some(
    (each) => urgencyRank(each) >= urgencyRank('impaired-function'),
  )
  return isLoud && verdict === null && isDone(to) && !isDone(status)
}
