import type { Desk } from '../../main/ipc/host-desk.ts'
import { defaultPreferences } from '../../shared/ipc/preferences.ts'
import type { EventMessage } from '../../shared/ipc/wire.ts'

/** A desk that answers each message with its name, for tests of the doors in front of it. */
export interface StillDesk extends Desk {
  asked: unknown[]
  listeners(): number
  tell(event: EventMessage): void
}

export function createStillDesk(): StillDesk {
  const listeners = new Set<(event: EventMessage) => void>()
  const asked: unknown[] = []
  return {
    asked,
    listeners: () => listeners.size,
    tell: (event) => listeners.forEach((listen) => listen(event)),
    answer(message) {
      asked.push(message)
      const call = message as { id?: unknown; name?: unknown }
      if (typeof call.id !== 'number') return Promise.resolve(null)
      return Promise.resolve({ kind: 'answer', id: call.id, result: { ok: true, value: call.name } })
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    preferences: () => defaultPreferences,
    want: (ticketId) =>
      listeners.forEach((listen) => listen({ kind: 'event', name: 'wanted', event: { ticketId } })),
    follow: () => listeners.forEach((listen) => listen({ kind: 'event', name: 'linked', event: null })),
    begin: () => Promise.resolve({ ok: true, value: { kind: 'signed-out', lastServiceUrl: null } }),
    close: () => Promise.resolve(),
  }
}
