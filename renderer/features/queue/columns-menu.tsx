import { Columns3 } from 'lucide-react'
import {
  fixedColumn,
  queueColumns,
  queueGroupings,
  type QueueColumn,
  type QueueGrouping,
} from '../../../shared/rules/queue-look.ts'
import { i18n } from '../../texts/i18n.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MoveButtons } from '../../ui/move-buttons.tsx'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { columns } from './columns.ts'
import { useQueue } from './queue-store.ts'
import './columns-panel.css'

const groupingNames: Record<QueueGrouping, string> = {
  none: i18n.t('No headings'),
  urgency: i18n.t('By urgency'),
  status: i18n.t('By status'),
  assignee: i18n.t('By assignee'),
  group: i18n.t('By group'),
}
const groupings = queueGroupings.map((id) => ({ id, name: groupingNames[id] }))

/** Which columns the queue shows, in which order, and under which headings its rows stand. */
export function ColumnsMenu() {
  return (
    <PopoverPanel
      label={i18n.t('Columns and headings')}
      placement="bottom end"
      trigger={<IconButton label={i18n.t('Columns and headings')} icon={Columns3} />}
    >
      <Panel />
    </PopoverPanel>
  )
}

function Panel() {
  const shown = useQueue((state) => state.view.columns)
  const grouping = useQueue((state) => state.view.grouping)
  const isSearching = useQueue((state) => state.view.text.trim() !== '')
  const { viewChanged } = useQueue.getState()
  const columnsChanged = (changed: QueueColumn[]) => viewChanged((view) => ({ ...view, columns: changed }))
  const hidden = queueColumns.filter((column) => !shown.includes(column))
  return (
    <div className="columns-panel">
      <SelectField
        label={i18n.t('Headings')}
        items={groupings}
        selected={grouping}
        onSelect={(picked) => viewChanged((view) => ({ ...view, grouping: picked }))}
        description={isSearching ? i18n.t('What a search finds stands under no headings.') : undefined}
      />
      <ul className="columns-panel-list">
        {[...shown, ...hidden].map((column, place) => {
          const isShown = place < shown.length
          const { name } = columns[column]
          return (
            <li key={column} className="columns-panel-line">
              <SwitchField
                label={name}
                isSelected={isShown}
                isDisabled={column === fixedColumn}
                onChange={(isOn) =>
                  columnsChanged(isOn ? [...shown, column] : shown.filter((one) => one !== column))
                }
              />
              {isShown && (
                <MoveButtons
                  name={name}
                  place={place}
                  count={shown.length}
                  onMove={(by) => columnsChanged(movedColumn(shown, place, by))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function movedColumn(shown: readonly QueueColumn[], place: number, by: -1 | 1): QueueColumn[] {
  const moved = shown.slice(place, place + 1)
  const others = shown.filter((_, at) => at !== place)
  return [...others.slice(0, place + by), ...moved, ...others.slice(place + by)]
}
