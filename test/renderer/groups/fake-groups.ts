import { success } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { nameIdentity } from '../../../shared/rules/group-names.ts'
import type { FakeBridge } from '../../support/fake-bridge.ts'

export function fakeGroup(place: number, more: Partial<GroupView> = {}): GroupView {
  return {
    id: groupIdSchema.parse(`group-${place}`),
    name: `Group ${place}`,
    aliases: [],
    plan: null,
    contacts: [],
    confirmed: true,
    mergedInto: null,
    version: 1,
    createdAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
    activeTickets: 0,
    record: { missionCritical: 0, justified: 0, falseAlarms: 0, lastFalseAt: null },
    blocked: null,
    pending: false,
    ...more,
  }
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
