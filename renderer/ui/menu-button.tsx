import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import type { CommandId } from '../commands/command-table.ts'
import { KeyCaps } from './key-caps.tsx'
import './list.css'

export interface MenuEntry<Id extends string> {
  id: Id
  name: string
  icon?: LucideIcon
  isDanger?: boolean
  isDisabled?: boolean
  /** The command that does the same: its key stands behind the words. */
  command?: CommandId
}

export interface MenuButtonProps<Id extends string> {
  /** The `Button` or `IconButton` that opens it. */
  trigger: ReactNode
  label: string
  items: readonly MenuEntry<Id>[]
  onAction: (id: Id) => void
}

/** Actions that are not worth a button each. */
export function MenuButton<Id extends string>({ trigger, label, items, onAction }: MenuButtonProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="float" placement="bottom end" offset={4}>
        <Menu
          className="list"
          aria-label={label}
          items={items}
          onAction={(key) => {
            const item = items.find((candidate) => candidate.id === key)
            if (item !== undefined) onAction(item.id)
          }}
        >
          {({ id, name, icon: Icon, isDanger = false, isDisabled = false, command }) => (
            <MenuItem
              id={id}
              textValue={name}
              isDisabled={isDisabled}
              className={`list-item ${isDanger ? 'list-item-danger' : ''}`}
            >
              {Icon && <Icon size={14} aria-hidden />}
              <span className="list-item-words">{name}</span>
              {command && <KeyCaps command={command} />}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
