import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { readBlockPreview } from '../sync/blocklist/block-preview.ts'
import { readBlockedGroupView } from '../sync/blocklist/blocked-group-view.ts'
import { readBlocklistStatus, readBlocklistWindow } from '../sync/blocklist/blocklist-window.ts'
import { readEvidencePack } from '../sync/blocklist/evidence-pack.ts'
import { readSuggestions } from '../sync/blocklist/suggestions.ts'
import { verifyChain } from '../sync/blocklist/verify-chain.ts'
import type { Session } from '../sync/session.ts'

type BlocklistHandlers = Pick<
  Handlers<'core'>,
  | 'blocklist.status'
  | 'blocklist.window'
  | 'blocklist.group'
  | 'blocklist.preview'
  | 'blocklist.verify'
  | 'blocklist.pack'
  | 'suggestions.list'
>

/** Answers about the blocklist. What takes longer goes in steps, and other calls are answered in between. */
export function createBlocklistHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): BlocklistHandlers {
  const current = () => unlocked((session) => success(session))

  /** Begins anew where the cache that it reads was replaced or closed meanwhile. */
  async function inSteps<Value>(
    begin: (session: Session) => Generator<void, Value, undefined>,
  ): Promise<Result<{ session: Session; value: Value }>> {
    for (;;) {
      const open = current()
      if (!open.ok) return open
      const session = open.value
      const done = await walk(session, begin(session))
      if (done !== null) return success({ session, ...done })
    }
  }

  const verify = () => inSteps(({ cache, work }) => verifyChain(cache.read, work))

  return {
    'blocklist.status': () => unlocked((session) => success(readBlocklistStatus(session))),
    'blocklist.window': (request) => unlocked((session) => readBlocklistWindow(session, request)),
    'blocklist.group': ({ groupId }) =>
      unlocked((session) => success(readBlockedGroupView(session, groupId))),
    'blocklist.preview': ({ groupId }) => unlocked((session) => success(readBlockPreview(session, groupId))),
    'blocklist.verify': async () => {
      const verified = await verify()
      return verified.ok ? success(verified.value.value) : verified
    },
    'blocklist.pack': async ({ groupId }) => {
      const verified = await verify()
      if (!verified.ok) return verified
      const { session, value } = verified.value
      return success(readEvidencePack(session, groupId, value))
    },
    'suggestions.list': async ({ rule }) => {
      const listed = await inSteps((session) => readSuggestions(session, rule))
      return listed.ok ? success(listed.value.value) : listed
    },
  }
}

/** Null where it had to be left. */
async function walk<Value>(
  session: Session,
  steps: Generator<void, Value, undefined>,
): Promise<{ value: Value } | null> {
  const cache = session.cache
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return { value: step.value }
    await nextTurn()
    if (session.closed || session.cache !== cache) return null
  }
}
