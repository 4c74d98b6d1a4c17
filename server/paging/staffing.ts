import type { Responder } from '../../shared/protocol/responder.ts'
import { onDuty } from '../../shared/rules/paging/on-duty.ts'
import type { Reader } from '../store/database.ts'
import type { ReadResponders } from '../store/responders.ts'
import { readRota } from '../store/rota.ts'
import type { Staffing } from './plan-page.ts'

export interface StaffingNow extends Staffing {
  readonly responders: ReadonlyMap<string, Responder>
}

/** Who is there at an instant of the service's clock: the rota goes by the time on the wall. */
export async function staffingAt(
  reader: Reader,
  readResponders: ReadResponders,
  now: Date,
): Promise<StaffingNow> {
  const responders = (await readResponders.list(reader)).filter(({ active }) => active)
  const rota = await readRota(reader)
  return {
    responders: new Map(responders.map((responder) => [responder.id, responder])),
    onDuty: onDuty(rota, responders.map(({ id }) => id), now.getTime()), // prettier-ignore
    escalation: rota.escalation,
    people: responders.map(({ id, methods }) => ({
      id,
      methods: methods.map((method) => ({ id: method.id, isVerified: method.verifiedAt !== null })),
    })),
  }
}
