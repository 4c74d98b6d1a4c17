import { success, type Result } from '../../shared/ipc/result.ts'
import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import {
  responderSchema,
  type Responder,
  type ResponderReplacement,
  type VerifyMethod,
} from '../../shared/protocol/responder.ts'
import { rotaReplySchema, type Rota, type RotaReply } from '../../shared/protocol/rota.ts'
import { believe } from './believe.ts'
import type { Http } from './http.ts'

/** What a desk is told about who is paged, and when. Nothing here throws. `version`: the one that was seen. */
export interface DutyRemote {
  /** `version` null makes somebody new. */
  putResponder(
    id: ResponderId,
    version: number | null,
    replacement: ResponderReplacement,
  ): Promise<Result<Responder>>
  removeResponder(id: ResponderId, version: number): Promise<Result<null>>
  verifyMethod(id: ResponderId, methodId: MethodId, verify: VerifyMethod): Promise<Result<null>>
  testMethod(id: ResponderId, methodId: MethodId): Promise<Result<null>>
  putRota(version: number, rota: Rota): Promise<Result<RotaReply>>
}

export function openDutyRemote(ask: Http['ask']): DutyRemote {
  const told = async (request: Parameters<Http['ask']>[0]): Promise<Result<null>> => {
    const answer = await ask(request)
    return answer.ok ? success(null) : answer
  }
  const methodPath = (id: ResponderId, methodId: MethodId) => `/v1/responders/${id}/methods/${methodId}`
  return {
    putResponder: async (id, version, body) =>
      believe(
        await ask({ method: 'PUT', path: `/v1/responders/${id}`, headers: seen(version), body }),
        responderSchema,
      ),
    removeResponder: (id, version) =>
      told({ method: 'DELETE', path: `/v1/responders/${id}`, headers: seen(version) }),
    verifyMethod: (id, methodId, body) =>
      told({ method: 'POST', path: `${methodPath(id, methodId)}/verify`, body }),
    testMethod: (id, methodId) =>
      told({ method: 'POST', path: `${methodPath(id, methodId)}/test`, body: {} }),
    putRota: async (version, body) =>
      believe(await ask({ method: 'PUT', path: '/v1/rota', headers: seen(version), body }), rotaReplySchema),
  }
}

function seen(version: number | null): Record<string, string> {
  return version === null ? {} : { 'If-Match': `"${version}"` }
}
