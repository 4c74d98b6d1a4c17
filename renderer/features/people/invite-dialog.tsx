import { useEffect, type FormEvent } from 'react'
import { textLimits } from '../../../shared/protocol/common.ts'
import type { Role } from '../../../shared/protocol/staff.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { InvitationNote } from './invitation-note.tsx'
import { useInvite } from './invite-store.ts'

interface InviteDialogProps {
  isOpen: boolean
  onClose: () => void
}

const roles: RadioOption<Role>[] = [
  { id: 'agent', name: i18n.t('Agent'), description: i18n.t('Works the queue') },
  {
    id: 'admin',
    name: i18n.t('Administrator'),
    description: i18n.t('Also people, imports and the settings of the desk'),
  },
]

/** Adds a person and hands out the one-time link with which their console signs in. */
export function InviteDialog({ isOpen, onClose }: InviteDialogProps) {
  const { person, busy, created, left } = useInvite()
  useEffect(() => (isOpen ? left : undefined), [isOpen, left])
  return (
    <Dialog
      title={person === null ? i18n.t('Add a person') : i18n.t('Invitation')}
      isOpen={isOpen}
      size="small"
      onClose={onClose}
      footer={
        person === null ? (
          <>
            <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
            <Button variant="primary" type="submit" form="add-person" isDisabled={busy}>
              {busy ? i18n.t('Asking the service…') : i18n.t('Add and invite')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={onClose}>
            {i18n.t('Done')}
          </Button>
        )
      }
    >
      {person === null ? <PersonForm onSubmit={created} /> : <InvitationNote />}
    </Dialog>
  )
}

function PersonForm({ onSubmit }: { onSubmit: () => Promise<void> }) {
  const { name, email, role, messages, failure, typed, rolePicked } = useInvite()
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void onSubmit()
  }
  return (
    <form
      id="add-person"
      className="person-form"
      aria-label={i18n.t('Add a person')}
      noValidate
      onSubmit={submitted}
    >
      {failure !== null && <ErrorNote failure={failure} />}
      <TextField
        label={i18n.t('Name')}
        value={name}
        onChange={(text) => typed('name', text)}
        errorMessage={messages.name}
        autoFocus
        autoComplete="off"
      />
      <TextField
        label={i18n.t('E-mail')}
        value={email}
        onChange={(text) => typed('email', text)}
        errorMessage={messages.email}
        inputMode="email"
        maxLength={textLimits.email}
        autoComplete="off"
      />
      <RadioField label={i18n.t('Role')} look="cards" options={roles} selected={role} onSelect={rolePicked} />
    </form>
  )
}
