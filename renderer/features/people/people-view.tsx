import { useEffect, useState } from 'react'
import { UserPlus } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { useInvite } from './invite-store.ts'
import { PeopleList } from './people-list.tsx'
import { usePeople } from './people-store.ts'
import { PersonPanel } from './person-panel.tsx'
import './people.css'

/** Who works at this desk and from which devices; for administrators. */
export function PeopleView() {
  const { people, peopleFailure, selected, opened, retried } = usePeople()
  const invited = useInvite((store) => store.invited)
  const [isInviting, setInviting] = useState(false)
  useEffect(() => opened(), [opened])
  const person = people?.find(({ id }) => id === selected) ?? people?.[0]

  return (
    <div className="people">
      <section className="people-side" aria-labelledby="people-title">
        <header className="people-header">
          <h1 id="people-title">{i18n.t('People')}</h1>
          <Button size="small" icon={UserPlus} onPress={() => setInviting(true)}>
            {i18n.t('Add person')}
          </Button>
        </header>
        {peopleFailure !== null && <ErrorNote failure={peopleFailure} onRetry={retried} />}
        {people === null && peopleFailure === null && (
          <Skeleton lines={5} label={i18n.t('Reading the people')} />
        )}
        {people !== null && <PeopleList people={people} selected={person?.id ?? null} />}
      </section>
      {person !== undefined && (
        <PersonPanel
          key={person.id}
          person={person}
          onInvite={() => {
            setInviting(true)
            void invited(person)
          }}
        />
      )}
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
    </div>
  )
}
