import type { EntryView } from '../../../shared/ipc/blocklist-views.ts'
import type { OperationId } from '../../../shared/protocol/common.ts'
import { lineSchema, textLimits } from '../../../shared/protocol/common.ts'
import { endFault } from '../../../shared/rules/blocklist/entry-end.ts'
import type { Wish } from './decisions.ts'
import { endMessage, endOf, type EndChoice } from './end-choice.ts'

/** What is done to entries that there are. */
export type ChangeAct = 'lift' | 'extend' | 'shorten' | 'edit-reason'

export interface ChangeMessages {
  reasonMessage: string | undefined
  endMessage: string | undefined
}

export interface EnteredChange {
  act: ChangeAct
  entries: readonly EntryView[]
  reason: string
  end: EndChoice
}

const reasonSchema = lineSchema(textLimits.reason, 'a reason')

/** The operation that was entered, or what is wrong with it: by the same rules as at the desk (`judge-operation.ts`). */
export function checkChange(
  { act, entries, reason, end }: EnteredChange,
  now: number,
): { ok: true; wish: Wish } | { ok: false; messages: ChangeMessages } {
  const parsed = reasonSchema.safeParse(reason)
  const [entry] = entries
  const isAboutEnd = act === 'extend' || act === 'shorten'
  const until = isAboutEnd && entry !== undefined ? endOf(end, changeBase(act, entry, now)) : null
  const messages = {
    reasonMessage: parsed.success ? undefined : parsed.error.issues[0]?.message,
    endMessage:
      isAboutEnd && entry !== undefined
        ? (endMessage(until, now) ?? periodMessage(act, entry, until))
        : undefined,
  }
  if (!parsed.success || messages.endMessage !== undefined || until === undefined)
    return { ok: false, messages }
  const targets: OperationId[] = entries.map(({ id }) => id)
  const wish: Wish = { act, targets, reason: parsed.data, evidence: [] }
  if (isAboutEnd) wish.until = until === null ? null : new Date(until).toISOString()
  return { ok: true, wish }
}

/** From when days are counted, in ms: an extension goes on where the block would have ended. */
export function changeBase(act: ChangeAct, { until }: Pick<EntryView, 'until'>, now: number): number {
  return act === 'extend' && until !== null ? until : now
}

function periodMessage(
  act: 'extend' | 'shorten',
  entry: EntryView,
  wanted: number | null | undefined,
): string | undefined {
  return wanted === undefined ? undefined : (endFault(act, wanted, entry) ?? undefined)
}
