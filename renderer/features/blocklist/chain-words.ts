import type { ChainReport } from '../../../shared/ipc/blocklist-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { countOf } from '../../ui/count-of.ts'

const broken: Record<(ChainReport & { kind: 'broken' })['what'], string> = {
  gap: 'an operation is missing there',
  link: 'it does not follow on the one before it',
  hash: 'it was changed after it was recorded',
  reason: 'its reason was changed after it was recorded',
}

/** What walking the chain found, in a sentence or two. */
export function chainWords(report: ChainReport): string {
  const { operations } = report
  const count = countOf(operations, 'operation')
  switch (report.kind) {
    case 'holds':
      return i18n.t('The chain holds: {count}, each following on the one before it.', { count })
    case 'empty':
      return i18n.t('There is nothing to verify yet: nobody has ever changed the blocklist.')
    case 'broken':
      return `The chain is broken at operation ${report.order.toLocaleString('en')} of ${count}: ${broken[report.what]}. What stands before it holds.`
    case 'rewritten':
      return `The chain holds in itself (${count}), but it is another one than this workstation saw before: operation ${report.seen.order.toLocaleString('en')} had another hash then.`
    default:
      return assertNever(report)
  }
}
