import { useEffect, useRef, type ReactNode } from 'react'
import { BellOff } from 'lucide-react'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AuditPage } from './audit-page.tsx'
import { BlockAGroup } from './block-a-group.tsx'
import { BlockedPanel, type BlockedPanelProps } from './blocked-panel.tsx'
import { BlocklistFilter } from './blocklist-filter.tsx'
import { BlocklistList } from './blocklist-list.tsx'
import { useBlocklist } from './blocklist-store.ts'
import { ListAge } from './list-age.tsx'
import { useBlocklistStatus } from './status-store.ts'
import './blocklist.css'

export type BlocklistPage = 'list' | 'suggestions' | 'audit'

export interface BlocklistViewProps extends Omit<BlockedPanelProps, 'groupId'> {
  page: BlocklistPage
  onPickPage: (page: BlocklistPage) => void
  /** What stands under Suggested, and how many; undefined while that is not known. */
  suggestions: ReactNode
  suggestionCount: number | undefined
}

/** The groups that may not page, those that might have to join them, and whether the list can be relied on. */
export function BlocklistView({
  page,
  onPickPage,
  suggestions,
  suggestionCount,
  ...rest
}: BlocklistViewProps) {
  const inForce = useBlocklistStatus(({ status }) => status?.inForce)
  return (
    <div className="blocklist-pages">
      <h1 className="visually-hidden">{i18n.t('Blocklist')}</h1>
      <Tabs
        label={i18n.t('Blocklist')}
        tabs={[
          {
            id: 'list',
            name: i18n.t('Blocked groups'),
            ...(inForce === undefined ? {} : { count: inForce }),
          },
          {
            id: 'suggestions',
            name: i18n.t('Suggested'),
            ...(suggestionCount === undefined ? {} : { count: suggestionCount }),
          },
          { id: 'audit', name: i18n.t('Audit') },
        ]}
        selected={page}
        onSelect={onPickPage}
      >
        {page === 'list' && <ListPage {...rest} />}
        {page === 'suggestions' && suggestions}
        {page === 'audit' && <AuditPage />}
      </Tabs>
    </div>
  )
}

function ListPage(props: Omit<BlockedPanelProps, 'groupId'>) {
  const selected = useBlocklist((store) => store.selected)
  const opened = useBlocklist((store) => store.opened)
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => opened(), [opened])
  useCommands({ 'list.search': () => search.current?.focus() })
  return (
    <div className="blocklist">
      <section className="blocklist-side" aria-label={i18n.t('Blocked groups')}>
        <div className="blocklist-head">
          <ListAge />
          {props.isAdmin && <BlockAGroup />}
        </div>
        <BlocklistFilter inputRef={search} />
        <BlocklistList />
      </section>
      {selected === null ? (
        <div className="blocked-panel blocked-panel-empty">
          <EmptyState icon={BellOff} title={i18n.t('No group chosen')}>
            {props.isAdmin
              ? i18n.t(
                  'Choose a group to see why it is blocked and to lift or extend it. Another one is blocked by “Block a group”, from its own page, or under Suggested.',
                )
              : i18n.t(
                  'Choose a group to see why it is blocked and what was withheld. Only administrators change the list.',
                )}
          </EmptyState>
        </div>
      ) : (
        <BlockedPanel key={selected} groupId={selected} {...props} />
      )}
    </div>
  )
}
