import { ChevronDown, ChevronRight } from 'lucide-react'
import type { QueueSection } from '../../../shared/ipc/views.ts'
import { useQueue } from './queue-store.ts'
import { numberText } from './search-words.ts'
import './heading-line.css'

interface HeadingLineProps {
  section: QueueSection
  line: number
  columnCount: number
}

/** What the rows below it have in common, and how many they are; a press closes it over them, or opens it. */
export function HeadingLine({ section, line, columnCount }: HeadingLineProps) {
  const isOpen = useQueue((state) => !state.collapsed.has(section.key))
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
          <bdi className="one-line">{section.name}</bdi>
          <span className="queue-heading-count tabular">{numberText(section.count)}</span>
        </button>
      </div>
    </div>
  )
}
