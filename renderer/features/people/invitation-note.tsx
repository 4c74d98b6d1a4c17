import { Trans } from '@lingui/react'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Moment } from '../../ui/time.tsx'
import { useInvite } from './invite-store.ts'
import { Secret } from './secret.tsx'

/** What the person is handed: the link, and behind it the token for machines that cannot open one. Seen once. */
export function InvitationNote() {
  const { person, invitation, token, busy, failure, invited } = useInvite()
  if (person === null) return null
  return (
    <div className="person-form">
      {failure !== null && (
        <ErrorNote failure={failure} {...(token === null && { onRetry: () => void invited(person) })} />
      )}
      {busy && <Skeleton lines={2} label={i18n.t('Making the link')} />}
      {invitation !== null && invitation.url !== null && (
        <>
          <p>
            <Trans
              id="Send this link to {name}. It works once, until {when}, and is not shown again."
              values={{ name: <bdi>{person.name}</bdi>, when: <Moment at={invitation.expiresAt} /> }}
            />
          </p>
          <Secret label={i18n.t('Invitation link')} value={invitation.url} takesFocus />
        </>
      )}
      {token !== null && (
        <details className="person-token" open={failure !== null}>
          <summary>{i18n.t('Use a token instead')}</summary>
          <p className="person-words">
            {i18n.t('For a console that cannot take the link. It is not shown again.')}
          </p>
          <Secret label={i18n.t('Token')} value={token} />
        </details>
      )}
    </div>
  )
}
