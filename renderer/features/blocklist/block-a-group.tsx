import { useEffect, useState } from 'react'
import { Plus } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { listText } from '../../ui/list-text.ts'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { recordSummaryText } from '../../ui/record-words.ts'
import { useBlock } from './block-store.ts'
import { useGroupFinder } from './group-finder-store.ts'

/** Finds a group that does not stand in the list, and asks whether it is to be blocked. */
export function BlockAGroup() {
  const [isOpen, setOpen] = useState(false)
  useCommands({ 'blocklist.block': () => setOpen(true) })
  return (
    <PopoverPanel
      label={i18n.t('Block a group')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={Plus} command="blocklist.block">
          {i18n.t('Block a group')}
        </Button>
      }
    >
      {(close) => <Finder onFound={close} />}
    </PopoverPanel>
  )
}

function Finder({ onFound }: { onFound: () => void }) {
  const { text, found, textTyped } = useGroupFinder()
  useEffect(() => textTyped(''), [textTyped])
  const picked = (id: string) => {
    const group = found?.find((each) => each.id === id)
    if (group === undefined) return
    onFound()
    useBlock.getState().asked(group.id)
  }
  return (
    <ComboField
      label={i18n.t('Group')}
      items={(found ?? []).map((group) => ({ id: group.id, name: group.name, description: describe(group) }))}
      text={text}
      onTextChange={textTyped}
      onSelect={picked}
      placeholder={i18n.t('Type a name')}
      nothingFits={i18n.t('No group of that name')}
      autoFocus
    />
  )
}

function describe({ confirmed, blocked, record }: GroupView): string {
  const facts = listText([
    confirmed ? '' : i18n.t('unconfirmed'),
    blocked === null ? '' : i18n.t('blocked already'),
    recordSummaryText(record),
  ])
  return facts || i18n.t('nothing mission critical')
}
