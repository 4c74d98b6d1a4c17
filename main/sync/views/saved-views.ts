import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import { staffIdSchema } from '../../../shared/protocol/common.ts'
import type { View } from '../../../shared/protocol/view.ts'
import { mayChangeView, mayRead } from '../../../shared/rules/may-change-view.ts'
import type { KeptAct } from '../../store/act-row.ts'
import { readUnsettledActsOf } from '../../store/acts.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readStaffList } from '../../store/read-staff.ts'
import { readViews } from '../../store/read-views.ts'
import { viewIdOf } from '../act-keys.ts'
import type { Session } from '../session.ts'
import { layView, type LaidView } from './lay-view.ts'
import { understoodView, type KnownHere } from './understood-view.ts'

/** Own and shared views as this person has them, in the order in which they stand. */
export function readSavedViews({
  cache,
  work,
  person,
}: Pick<Session, 'cache' | 'work' | 'person'>): SavedView[] {
  const acts = Map.groupBy(readUnsettledActsOf(work, 'view'), ({ subject }) => viewIdOf(subject) ?? '')
  const known = knownHere(cache.read, person.id)
  return laidViews(readViews(cache.read), acts, person)
    .filter(({ view }) => mayRead(view, person.id))
    .toSorted(byPlace)
    .map(({ view, pending }) => {
      const { id, ownerId, name, letter, place, by } = view
      return {
        id,
        name,
        letter,
        place,
        isShared: ownerId === null,
        authorName: by.name,
        mayChange: mayChangeView(view, person),
        ...understoodView(view, known),
        pending,
      }
    })
}

function laidViews(
  pulled: readonly View[],
  acts: ReadonlyMap<string, readonly KeptAct[]>,
  person: Session['person'],
): LaidView[] {
  const here = pulled.map((view) => layView(view, acts.get(view.id) ?? [], person))
  const ids = new Set<string>(pulled.map(({ id }) => id))
  const made = [...acts].flatMap(([id, own]) => (ids.has(id) ? [] : [layView(null, own, person)]))
  return [...here, ...made].filter((laid) => laid !== null)
}

/** As they stand in the sidebar: of two in one place, the older one first. */
function byPlace({ view: one }: LaidView, { view: other }: LaidView): number {
  if (one.place !== other.place) return one.place - other.place
  return `${one.createdAt} ${one.id}` < `${other.createdAt} ${other.id}` ? -1 : 1
}

function knownHere(cache: Reading, me: Session['person']['id']): KnownHere {
  let staff: ReturnType<typeof readStaffList> | null = null
  return {
    me,
    staff: (id) => {
      staff ??= readStaffList(cache)
      return (
        staff.find((one) => one.id === id) ??
        (id === me ? { id: staffIdSchema.parse(id), name: '', revoked: false } : null)
      )
    },
    group: (id) => groupNow(cache, id),
  }
}

/** A group that was merged is the one that it was merged into; one merge may follow the other. */
function groupNow(cache: Reading, id: string): ReturnType<KnownHere['group']> {
  const first = readGroup(cache, id)?.shown
  if (first === undefined) return null
  const seen = new Set([id])
  let now = first
  while (now.mergedInto !== null && !seen.has(now.mergedInto)) {
    seen.add(now.mergedInto)
    const next = readGroup(cache, now.mergedInto)?.shown
    if (next === undefined) break
    now = next
  }
  return { name: first.name, now: { id: now.id, name: now.name } }
}
