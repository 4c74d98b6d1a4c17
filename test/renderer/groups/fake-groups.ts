import { success } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { nameIdentity } from '../../../shared/rules/group-names.ts'
import type { FakeBridge } from '../../support/fake-bridge.ts'
import { fakeGroupView } from '../../support/fake-triage.ts'

export function fakeGroup(place: number, more: Partial<GroupView> = {}): GroupView {
  return fakeGroupView({
    id: groupIdSchema.parse(`group-${place}`),
    name: `Group ${place}`,
    activeTickets: 0,
    ...more,
  })
}

/** As the core finds it, without what was merged. */
export function groupNamed(groups: readonly GroupView[], name: string): GroupView | null {
  const isSame = (each: string) => nameIdentity(each) === nameIdentity(name)
  return groups.find((group) => [group.name, ...group.aliases].some(isSame)) ?? null
}

/** Answers for groups from an array the test holds, in pages of `limit`. */
export function answerGroups(bridge: FakeBridge, groups: GroupView[], limit = 50): void {
  bridge.answer('groups.list', ({ text, show, after }) => {
    const fitting = groups.filter(
      (group) =>
        group.name.toLowerCase().includes(text.toLowerCase()) &&
        (show === 'all' || group.confirmed === (show === 'confirmed')),
    )
    const start = after === null ? 0 : Number(after)
    const end = start + limit
    return success({
      groups: fitting.slice(start, end),
      after: end < fitting.length ? String(end) : null,
      total: fitting.length,
    })
  })
  bridge.answer('groups.named', ({ name }) => success(groupNamed(groups, name)))
  bridge.answer('groups.read', ({ groupId }) => success(groups.find(({ id }) => id === groupId) ?? null))
}
