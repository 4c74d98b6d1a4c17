import type { Group } from '#shared/protocol/group'
import type { ModelState } from './model-state.ts'

/** The group of a ticket as it is today, and all that were merged into it. */
export function groupWithMerged(state: ModelState, id: Group['id']): [Group, ...Group[]] {
  let group = state.group.get(id)
  while (group?.mergedInto != null) group = state.group.get(group.mergedInto)
  if (group === undefined) throw new Error(`A ticket names the group ${id}, which is not there.`)
  const found: [Group, ...Group[]] = [group]
  for (let next = 0; next < found.length; next += 1)
    for (const one of state.group.values()) if (one.mergedInto === found[next]?.id) found.push(one)
  return found
}
