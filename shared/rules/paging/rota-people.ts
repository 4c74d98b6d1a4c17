import type { ResponderId } from '../../protocol/common.ts'
import type { Rota } from '../../protocol/rota.ts'

/** Somebody whom a rota names, and where. */
export interface RotaMention {
  readonly path: string
  readonly responderId: ResponderId
  /** “the shift Nights”. */
  readonly where: string
}

/** Whom a rota still needs after `now` (ms since 1970): overrides that are over are history, and name anybody. */
export function rotaMentions({ shifts, overrides, escalation }: Rota, now: number): RotaMention[] {
  return [
    ...shifts.flatMap(({ name, responderIds }, shift) =>
      responderIds.map((responderId, index) => ({
        path: `shifts.${shift}.responderIds.${index}`,
        responderId,
        where: `the shift ${name}`,
      })),
    ),
    ...overrides.flatMap((override, index) => {
      if (Date.parse(override.until) <= now) return []
      return (['off', 'on'] as const).flatMap((field) => {
        const responderId = override[field]
        const where = `the override from ${override.from}`
        return responderId === null ? [] : [{ path: `overrides.${index}.${field}`, responderId, where }]
      })
    }),
    ...escalation.flatMap(({ afterMinutes, responderIds }, step) =>
      responderIds.map((responderId, index) => ({
        path: `escalation.${step}.responderIds.${index}`,
        responderId,
        where: `the escalation after ${afterMinutes} minutes`,
      })),
    ),
  ]
}
