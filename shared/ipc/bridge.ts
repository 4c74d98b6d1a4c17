import type { CallName, ReplyOf, RequestOf } from './calls.ts'
import type { EventName, Events } from './events.ts'
import type { Result } from './result.ts'

/** What a screen holds of the back, whatever shell it runs in: `window.desk`. */
export interface Bridge {
  call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<Result<ReplyOf<Name>>>
  /** To subscribe is to receive the way out. */
  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void
}
