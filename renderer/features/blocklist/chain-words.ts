import type { ChainReport } from '../../../shared/ipc/blocklist-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'

const broken: Record<(ChainReport & { kind: 'broken' })['what'], string> = {
  gap: i18n.t('an operation is missing there'),
  link: i18n.t('it does not follow on the one before it'),
  hash: i18n.t('it was changed after it was recorded'),
  reason: i18n.t('its reason was changed after it was recorded'),
}

/** What walking the chain found, in a sentence or two. */
export function chainWords(report: ChainReport): string {
  const { operations: count } = report
  switch (report.kind) {
    case 'holds':
      return i18n.t(
        'The chain holds: {count, plural, one {# operation} other {# operations}}, each following on the one before it.',
        { count },
      )
    case 'empty':
      return i18n.t('There is nothing to verify yet: nobody has ever changed the blocklist.')
    case 'broken':
      return i18n.t(
        'The chain is broken at operation {order, number} of {count, plural, one {# operation} other {# operations}}: {why}. What stands before it holds.',
        { order: report.order, count, why: broken[report.what] },
      )
    case 'rewritten':
      return i18n.t(
        'The chain holds in itself ({count, plural, one {# operation} other {# operations}}), but it is another one than this workstation saw before: operation {order, number} had another hash then.',
        { count, order: report.seen.order },
      )
    default:
      return assertNever(report)
  }
}
