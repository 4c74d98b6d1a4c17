import { Trans } from '@lingui/react'
import { LockKeyhole } from 'lucide-react'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { Person } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'

interface LockedOutNoteProps {
  person: Person
  failure: Failure
}

/** What happened, what is safe, and what to do now. */
export function LockedOutNote({ person, failure }: LockedOutNoteProps) {
  return (
    <section className="welcome-locked" role="alert">
      <LockKeyhole size={18} aria-hidden />
      <div>
        <h2 className="welcome-card-title">{i18n.t('This device may no longer use the desk')}</h2>
        <p>{failure.message}</p>
        <p>
          <Trans
            id="What {name} has not sent yet is kept on this machine and goes out after the next sign-in as the same person. An administrator can give you a new token or an invitation link."
            values={{ name: <bdi>{person.name}</bdi> }}
          />
        </p>
      </div>
    </section>
  )
}
