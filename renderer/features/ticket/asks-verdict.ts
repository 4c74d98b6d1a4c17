import type { TicketView } from '../../../shared/ipc/views.ts'
import { statusRank, type Status } from '../../../shared/rules/status.ts'
import { urgencyRank } from '../../../shared/rules/urgency.ts'

/** A verdict is given afterwards, when what happened is known. */
export function isDone(status: Status): boolean {
  return statusRank(status) >= statusRank('resolved')
}

/** Whether a step to this status asks what the urgency was worth: of what was loud and nobody has judged yet. */
export function asksVerdict({ status, urgency, verdict }: TicketView['ticket'], to: Status): boolean {
  const isLoud = [urgency.requested, urgency.effective].some(
    (each) => urgencyRank(each) >= urgencyRank('impaired-function'),
  )
  return isLoud && verdict === null && isDone(to) && !isDone(status)
}
