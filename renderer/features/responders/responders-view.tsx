import { useEffect, useRef } from 'react'
import { Siren, UserPlus } from 'lucide-react'
import type { Person } from '../../../shared/ipc/views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { usePerson } from './person-store.ts'
import { ResponderPanel } from './responder-panel.tsx'
import { boardWords } from './responder-words.ts'
import { ResponderRows } from './responder-rows.tsx'
import { RespondersFilter } from './responders-filter.tsx'
import { fitting, useResponders } from './responders-store.ts'
import './responders.css'

/** Who is paged and by what, and whether each way was tried lately: the drill board. */
export function RespondersView({ person }: { person: Person }) {
  const { responders, failure, selected, text, show, opened, retried } = useResponders()
  const { isAway } = useDeskNow()
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => opened(), [opened])
  const isAdmin = person.role === 'admin'
  const add = () => usePerson.getState().asked(null)
  useCommands({
    'list.search': () => search.current?.focus(),
    'responders.add': isAdmin && !isAway ? add : undefined,
  })
  const rows = responders === null ? null : fitting(responders, text, show)
  const shown = responders?.find(({ id }) => id === selected) ?? rows?.[0]

  return (
    <div className="responders">
      <section className="responders-side" aria-label={i18n.t('Responders')}>
        <header className="responders-head">
          <p className="responders-count tabular">{responders === null ? '' : boardWords(responders)}</p>
          {isAdmin && (
            <Button size="small" icon={UserPlus} command="responders.add" isDisabled={isAway} onPress={add}>
              {i18n.t('Add responder')}
            </Button>
          )}
        </header>
        {responders !== null && responders.length > 0 && <RespondersFilter inputRef={search} />}
        <RowList
          list={{ rows, failure, retried }}
          reading={i18n.t('Reading the responders')}
          missing={i18n.t('The responders are not here yet')}
          empty={
            responders?.length === 0 ? (
              <EmptyState icon={Siren} title={i18n.t('Nobody can be paged')}>
                {isAdmin
                  ? i18n.t(
                      'Add the people whom a mission-critical ticket wakes, and a way to reach each of them.',
                    )
                  : i18n.t('An administrator adds the people whom a mission-critical ticket wakes.')}
              </EmptyState>
            ) : (
              <p className="responders-none">{noneWords(show, text)}</p>
            )
          }
        >
          {(list) => <ResponderRows responders={list} selected={shown?.id ?? null} me={person.id} />}
        </RowList>
      </section>
      {shown !== undefined && <ResponderPanel key={shown.id} responder={shown} person={person} />}
      <PersonDialog isAdmin={isAdmin} />
    </div>
  )
}

function noneWords(show: 'all' | 'overdue' | 'unreachable', text: string): string {
  if (text.trim() !== '') return i18n.t('Nobody fits these words.')
  return show === 'overdue'
    ? i18n.t('Nobody is overdue: each has a method that was tested with success lately.')
    : i18n.t('Everybody who is paged has a method.')
}
