import type { MethodView, ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Responder } from '../../../shared/protocol/responder.ts'
import { drillState } from '../../../shared/rules/paging/drill-state.ts'
import { canBeReached } from '../../../shared/rules/paging/reachable.ts'
import type { Reading } from '../../store/handles.ts'
import { readResponders } from '../../store/read-responders.ts'
import { readStaffList } from '../../store/read-staff.ts'

/** Everybody who is paged, or could be, by name. `now` in ms. */
export function readResponderViews(cache: Reading, now: number): ResponderView[] {
  const names = new Map(readStaffList(cache).map(({ id, name }) => [id, name]))
  return readResponders(cache)
    .map((responder) => viewOf(responder, now, responder.staffId && names.get(responder.staffId)))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

function viewOf(responder: Responder, now: number, staffName: string | null | undefined): ResponderView {
  const methods = responder.methods.map((method): MethodView => ({
    ...method,
    drill: drillState(method, now),
  }))
  return {
    ...responder,
    methods,
    staffName: staffName ?? null,
    isReachable: canBeReached(responder),
    isOverdue: responder.active && methods.every(({ drill }) => drill !== 'good'),
  }
}
