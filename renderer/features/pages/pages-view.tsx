import { useEffect, useRef, useState } from 'react'
import { BellRing } from 'lucide-react'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFilter } from '../../ui/list-filter.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CallOutDialog } from './call-out-dialog.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { PagePanel, type PagePanelProps } from './page-panel.tsx'
import { PagesList } from './pages-list.tsx'
import { usePages } from './pages-store.ts'
import './pages.css'

export type PagesViewProps = Omit<PagePanelProps, 'pageId'>

/** Who was woken, who has it, and every message that went out for it. */
export function PagesView(props: PagesViewProps) {
  const tab = usePages((store) => store.tab)
  return (
    <div className="pages">
      <h1 className="visually-hidden">{i18n.t('Pages')}</h1>
      <Tabs
        label={i18n.t('Pages')}
        tabs={[
          { id: 'pages', name: i18n.t('Pages') },
          { id: 'log', name: i18n.t('Delivery log') },
        ]}
        selected={tab}
        onSelect={usePages.getState().tabPicked}
      >
        {tab === 'pages' ? <ListPage {...props} /> : <DeliveryLog />}
      </Tabs>
    </div>
  )
}

function ListPage(props: PagesViewProps) {
  const list = usePages()
  const { opened, selected } = list
  const [isCalling, setCalling] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => opened(), [opened])
  useCommands({ 'list.search': () => search.current?.focus(), 'page.call-out': () => setCalling(true) })
  return (
    <div className="pages-list">
      <section className="pages-side" aria-label={i18n.t('Pages')}>
        <div className="pages-head">
          <ListFilter
            label={i18n.t('Search pages')}
            placeholder={i18n.t('Text, group, people, #ticket')}
            options={[
              { id: 'all', name: i18n.t('All') },
              { id: 'live', name: i18n.t('Under way') },
              { id: 'withheld', name: i18n.t('Withheld') },
            ]}
            list={list}
            inputRef={search}
            action={
              <Button size="small" icon={BellRing} command="page.call-out" onPress={() => setCalling(true)}>
                {i18n.t('Page by hand…')}
              </Button>
            }
          />
        </div>
        <PagesList />
      </section>
      {selected === null ? (
        <div className="page-panel">
          <EmptyState icon={BellRing} title={i18n.t('No page chosen')}>
            {i18n.t('Choose a page to see who was woken, how far each message came, and who has it.')}
          </EmptyState>
        </div>
      ) : (
        <PagePanel key={selected} pageId={selected} {...props} />
      )}
      {isCalling && <CallOutDialog onClose={() => setCalling(false)} onPaged={list.pagePicked} />}
    </div>
  )
}
