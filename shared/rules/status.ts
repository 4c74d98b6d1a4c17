/** Where a ticket stands. `resolved` waits for the customer's agreement; `closed` is history. */
export const statuses = ['new', 'open', 'pending', 'resolved', 'closed'] as const

export type Status = (typeof statuses)[number]

export const statusNames: Record<Status, string> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  resolved: 'Resolved',
  closed: 'Closed',
}

/** The statuses in which somebody still has to do something: what a queue shows unless told otherwise. */
export const activeStatuses = ['new', 'open', 'pending'] as const satisfies readonly Status[]

/** Whether somebody still has to do something for a ticket that stands so. */
export function isActive(status: Status): boolean {
  return activeStatuses.some((active) => active === status)
}

/** 0 (new) to 4 (closed). */
export function statusRank(status: Status): number {
  return statuses.indexOf(status)
}
