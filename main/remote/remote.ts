import { z } from 'zod'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { DeviceId, StaffId, TicketId } from '../../shared/protocol/common.ts'
import { toldGoLiveSchema, type GoLive } from '../../shared/protocol/go-live.ts'
import type { History } from '../../shared/protocol/history.ts'
import {
  acceptedInvitationSchema, createdStaffSchema, deviceSchema, invitationSchema, meSchema, protocolNumber,
  type AcceptedInvitation, type CreatedStaff, type Device, type Invitation, type Me, type NewStaff,
} from '../../shared/protocol/staff.ts' // prettier-ignore
import { actRequest, type ActSending } from './act-request.ts'
import { believe } from './believe.ts'
import { openFileRemote, type FileRemote } from './file-remote.ts'
import { openDutyRemote, type DutyRemote } from './duty-remote.ts'
import { listenToHeads, type Heard } from './head-events.ts'
import { openHttp, type Http, type Request } from './http.ts'
import { parseChanges, type ChangesPage } from './parse-changes.ts'
import { askTicketHistory } from './ticket-history.ts'

/** A desk service, as the console asks it. Nothing here throws. */
export interface Remote {
  me(): Promise<Result<Me>>
  /** `cursor` null begins with everything there is. */
  changes(cursor: string | null, limit: number): Promise<Result<ChangesPage>>
  /** Carries out an act; answers what the service made of it. */
  send(sending: ActSending): Promise<Result<unknown>>
  goLive(): Promise<Result<GoLive>>
  devices(): Promise<Result<Device[]>>
  revokeDevice(id: DeviceId): Promise<Result<null>>
  createStaff(staff: NewStaff): Promise<Result<CreatedStaff>>
  invite(id: StaffId): Promise<Result<Invitation>>
  revokeStaff(id: StaffId): Promise<Result<null>>
  /** Who is paged, and when. */
  readonly duty: DutyRemote
  /** What was done with a ticket, the newest first. */
  history(id: TicketId): Promise<Result<History>>
  /** Files on their way. */
  readonly files: FileRemote
  listen(on: Heard, signal: AbortSignal): Promise<Result<null>>
  /** Ends what is under way. */
  close(): void
}

export function openRemote(serviceUrl: string, token: string, version: string): Remote {
  const http = openHttp(serviceUrl, token, version)
  const leaving = new AbortController()
  const ask = (request: Request) => http.ask({ ...request, signal: leaving.signal })

  async function asked<Schema extends z.ZodType>(
    request: Request,
    schema: Schema,
  ): Promise<Result<z.output<Schema>>> {
    return believe(await ask(request), schema)
  }
  async function told(request: Request): Promise<Result<null>> {
    const answer = await ask(request)
    return answer.ok ? success(null) : answer
  }

  return {
    me: async () => notNewer(await asked({ method: 'GET', path: '/v1/me' }, meSchema)),
    changes: async (cursor, limit) => {
      const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const answer = await ask({ method: 'GET', path: `/v1/changes?limit=${limit}${after}` })
      return answer.ok ? parseChanges(answer.value.value) : answer
    },
    send: async (sending) => {
      const answer = await ask(actRequest(sending))
      return answer.ok ? success(answer.value.value) : answer
    },
    goLive: () => asked({ method: 'GET', path: '/v1/go-live' }, toldGoLiveSchema),
    devices: () => asked({ method: 'GET', path: '/v1/devices' }, deviceListSchema),
    revokeDevice: (id) => told({ method: 'DELETE', path: `/v1/devices/${id}` }),
    createStaff: (staff) => asked({ method: 'POST', path: '/v1/staff', body: staff }, createdStaffSchema),
    invite: (id) => asked({ method: 'POST', path: `/v1/staff/${id}/invitations` }, invitationSchema),
    revokeStaff: (id) => told({ method: 'DELETE', path: `/v1/staff/${id}` }),
    history: (id) => askTicketHistory(ask, id),
    duty: openDutyRemote(ask),
    files: openFileRemote(http, leaving.signal),
    listen: (on, signal) => listenToHeads(http, on, AbortSignal.any([signal, leaving.signal])),
    close: () => {
      leaving.abort()
      http.close()
    },
  }
}

/** Spends an invitation: the only call that needs no token. */
export async function acceptInvitation(
  serviceUrl: string,
  code: string,
  deviceName: string,
  version: string,
): Promise<Result<AcceptedInvitation>> {
  const http: Http = openHttp(serviceUrl, null, version)
  try {
    const answer = await http.ask({ method: 'POST', path: `/i/${code}`, body: { deviceName } })
    return believe(answer, acceptedInvitationSchema)
  } finally {
    http.close()
  }
}

const deviceListSchema = z
  .union([z.array(deviceSchema), z.object({ items: z.array(deviceSchema) })])
  .transform((list) => (Array.isArray(list) ? list : list.items))

function notNewer(me: Result<Me>): Result<Me> {
  if (!me.ok || me.value.protocol <= protocolNumber) return me
  return failed(
    'service-newer',
    `The desk runs version ${me.value.serviceVersion}, which this console is too old for. Update the console.`,
  )
}
