import type { StaffView } from '../../../shared/ipc/views.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'

export interface AssigneeChoice {
  id: string
  name: string
  hint: string
}

/** Whom a ticket can be given to: whoever looks first, since that is what Enter means; nobody where somebody has it. */
export function assigneeChoices(
  people: readonly StaffView[],
  assigneeId: StaffId | null,
  personId: StaffId,
): AssigneeChoice[] {
  const me = people.filter(({ id }) => id === personId && id !== assigneeId)
  const others = people.filter(({ id, revoked }) => id !== personId && id !== assigneeId && !revoked)
  return [
    ...me.map(({ id, name }) => ({ id, name: i18n.t('Me'), hint: name })),
    ...(assigneeId === null
      ? []
      : [{ id: 'nobody', name: i18n.t('Nobody'), hint: i18n.t('It is taken from its assignee') }]),
    ...others.map(({ id, name, email }) => ({ id, name, hint: email })),
  ]
}
