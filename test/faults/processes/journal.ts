import type { ActState, OutboxEntry } from '#shared/ipc/act'
import { draftPlace, type Draft } from '#shared/ipc/drafts'
import type { Failure } from '#shared/ipc/result'
import type { CoreProcess } from '../../support/core-process.ts'
import type { ActRecord, DraftRecord } from '../history.ts'
import type { Deed } from './author.ts'
import { markOf } from './read-console.ts'

/** Told why the console did not keep something. */
export type Refused = (failure: Failure) => void

/** What one console was asked to do, and what it answered that it keeps: written down by whoever asked. */
export interface Journal {
  readonly console: string
  /** In the order of asking. */
  readonly deeds: readonly { readonly deed: Deed; readonly acknowledged: boolean }[]
  /** Asks the console for an act. True once it answered that the act is kept; false where it refused. */
  perform(core: CoreProcess, deed: Deed, undoMs?: number, refused?: Refused): Promise<boolean>
  keepDraft(core: CoreProcess, draft: Draft, refused?: Refused): Promise<boolean>
  /** How the acts ended, by what the author's outbox says. */
  records(outbox: ReadonlyMap<string, ActState['kind']>): ActRecord[]
  drafts(found: readonly Draft[]): DraftRecord[]
}

export function createJournal(name: string): Journal {
  const deeds: { deed: Deed; acknowledged: boolean }[] = []
  const drafts = new Map<string, { kept: string | null; unanswered: string[] }>()
  return {
    console: name,
    deeds,
    async perform(core, deed, undoMs = 0, refused) {
      const line = { deed, acknowledged: false }
      deeds.push(line)
      const answer = await core.call('act.perform', { act: deed.act, undoMs })
      line.acknowledged = answer.ok
      if (!answer.ok) refused?.(answer.failure)
      return answer.ok
    },
    async keepDraft(core, draft, refused) {
      const place = draftPlace(draft)
      const line = drafts.get(place) ?? { kept: null, unanswered: [] }
      drafts.set(place, line)
      const text = textOf(draft)
      line.unanswered.push(text)
      const answer = await core.call('draft.keep', { draft })
      if (!answer.ok) refused?.(answer.failure)
      if (answer.ok) {
        line.unanswered.splice(0, line.unanswered.indexOf(text) + 1)
        line.kept = text
      }
      return answer.ok
    },
    records: (outbox) =>
      deeds.map(({ deed, acknowledged }) => ({
        mark: deed.mark,
        console: name,
        subject: deed.subject,
        acknowledged,
        mayFindItDone: deed.mayFindItDone,
        end: outbox.get(deed.mark) ?? null,
        withdrawn: false,
      })),
    drafts: (found) =>
      [...drafts].flatMap(([place, { kept, unanswered }]) =>
        kept === null ? [] : [{ console: name, place, kept, unanswered, found: textAt(found, place) }],
      ),
  }
}

/** The state of each act by its mark. */
export function endsOf(outbox: readonly OutboxEntry[]): Map<string, ActState['kind']> {
  return new Map(outbox.map((entry) => [markOf(entry), entry.state.kind]))
}

function textAt(found: readonly Draft[], place: string): string | null {
  const draft = found.find((one) => draftPlace(one) === place)
  return draft === undefined ? null : textOf(draft)
}

function textOf(draft: Draft): string {
  return 'text' in draft ? draft.text : draft.description
}
