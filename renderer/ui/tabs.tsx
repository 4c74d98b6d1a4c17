import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { numberText } from './number-text.ts'
import './tabs.css'

export interface TabEntry<Id extends string> {
  id: Id
  name: string
  count?: number
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabEntry<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  /** What the selected tab shows. */
  children: ReactNode
}

/** Several views of one thing, one at a time. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key)
        if (tab !== undefined) onSelect(tab.id)
      }}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.name}
            {tab.count !== undefined && <span className="tab-count tabular">{numberText(tab.count)}</span>}
          </Tab>
        ))}
      </TabList>
      {/* Another panel for another tab: one that stays keeps its first id, and the tab would name a panel that is not there. */}
      <TabPanel key={selected} id={selected} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
