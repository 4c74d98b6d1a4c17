import type { NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import type { Session } from '../session.ts'
import { watchPaging } from './watch-paging.ts'

/** From now on: what came before was told, or not, by the rules of its time. Where it is quiet no more, what was held is told. */
export function changeNoticeRules(session: Session, rules: NoticeRules): void {
  session.notices.rules = rules
  watchPaging(session)
}
