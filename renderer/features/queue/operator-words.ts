import type { SearchOperator } from '../../../shared/rules/search-operators.ts'
import { i18n } from '../../texts/i18n.ts'

/** What may stand before a colon, with what it narrows to. What is to be typed is the same in every language. */
export const operatorWords: Readonly<Record<SearchOperator, string>> = {
  urgency: i18n.t('How urgent: urgency:mission-critical, or several: urgency:4,5'),
  status: i18n.t('Where it stands: status:open'),
  group: i18n.t('Whose: group:"ACME Corp", by any of its names'),
  from: i18n.t('Who asked: from:mara, from:mara@acme.example or a phone number'),
  assignee: i18n.t('Who works on it: assignee:me, assignee:none or a name'),
  is: i18n.t('In a state: is:unassigned, is:overdue, is:false-alarm'),
  has: i18n.t('With something in it: has:file, has:note, has:draft'),
  before: i18n.t('Filed before: before:2026-11, before:yesterday, before:7d'),
  after: i18n.t('Filed since: after:2026-11-01, after:today, after:7d'),
}
