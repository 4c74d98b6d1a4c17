import { ChevronDown, ChevronRight } from 'lucide-react'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import type { QueueSection } from '../../../shared/ipc/views.ts'
import { statuses } from '../../../shared/rules/status.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { numberText } from '../../ui/number-text.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'
import { useQueue } from './queue-store.ts'
import './heading-line.css'

interface HeadingLineProps {
  section: QueueSection
  line: number
  columnCount: number
}

/** An urgency and a status in the screens' own language; people and groups by their names. */
function headingName({ key, name }: QueueSection, grouping: QueueView['grouping']): string {
  const urgency = urgencies.find((one) => one === key)
  if (urgency !== undefined) return urgencyNames[urgency]
  const status = statuses.find((one) => one === key)
  if (status !== undefined) return statusNames[status]
  if (key !== '') return name
  return grouping === 'assignee' ? i18n.t('Nobody') : i18n.t('No group yet')
}

/** What the rows below it have in common, and how many they are; a press closes it over them, or opens it. */
export function HeadingLine({ section, line, columnCount }: HeadingLineProps) {
  const isOpen = useQueue((state) => !state.collapsed.has(section.key))
  const grouping = useQueue((state) => state.view.grouping)
  const { sectionToggled } = useQueue.getState()
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <div role="row" aria-rowindex={line + 2}>
      <div role="gridcell" aria-colspan={columnCount}>
        <button
          type="button"
          className="queue-heading"
          aria-expanded={isOpen}
          onClick={() => sectionToggled(section.key)}
        >
          <Chevron size={14} aria-hidden />
          <bdi className="one-line">{headingName(section, grouping)}</bdi>
          <span className="queue-heading-count tabular">{numberText(section.count)}</span>
        </button>
      </div>
    </div>
  )
}
