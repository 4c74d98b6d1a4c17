import type { FormEvent } from 'react'
import { textLimits } from '../../../shared/protocol/common.ts'
import type { ResponderRole } from '../../../shared/protocol/responder.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usePerson } from './person-store.ts'
import { roleNames } from './responder-words.ts'
import { useResponders } from './responders-store.ts'

const roles: RadioOption<ResponderRole>[] = [
  { id: 'unix-admin', name: roleNames['unix-admin'] },
  { id: 'support', name: roleNames.support },
]

/**
 * Somebody new, or who somebody is; the ways to reach them have a dialog of their own. Whoever is no administrator changes
 * their own phone number alone.
 */
export function PersonDialog({ isAdmin }: { isAdmin: boolean }) {
  const { editing, entered, messages, failure, busy, typed, saved, left } = usePerson()
  const { responders, picked } = useResponders()
  if (editing === null) return null
  const isNew = editing === 'new'
  const now = responders?.find(({ id }) => id === editing) ?? null
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    const id = await saved(now)
    if (id === null) return
    picked(id)
    announce(
      isNew
        ? i18n.t('{name} is a responder. Add a way to reach them.', { name: entered.name })
        : i18n.t('Saved at the desk.'),
    )
  }
  return (
    <Dialog
      title={isNew ? i18n.t('Add a responder') : isAdmin ? i18n.t('Edit person') : i18n.t('My phone number')}
      isOpen
      size="small"
      onClose={left}
      footer={
        <>
          <Button onPress={left}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" type="submit" form="responder-form" isDisabled={busy}>
            {busy ? i18n.t('Asking the desk…') : isNew ? i18n.t('Add') : i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form
        id="responder-form"
        className="responder-form"
        aria-label={i18n.t('Responder')}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {failure !== null && <ErrorNote failure={failure} />}
        {isAdmin && <WhoFields />}
        <TextField
          label={i18n.t('Phone')}
          description={i18n.t('To call where nothing else works: it stands on the call list.')}
          value={entered.phone}
          onChange={(phone) => typed({ phone })}
          errorMessage={messages.phone}
          inputMode="tel"
          maxLength={textLimits.phone}
          autoComplete="off"
        />
        {isAdmin && (
          <SwitchField
            label={i18n.t('Is paged')}
            description={i18n.t('Off: never, whatever the rota says.')}
            isSelected={entered.active}
            onChange={(active) => typed({ active })}
          />
        )}
      </form>
    </Dialog>
  )
}

/** What only an administrator says of somebody. */
function WhoFields() {
  const { entered, messages, typed } = usePerson()
  return (
    <>
      <TextField
        label={i18n.t('Name')}
        value={entered.name}
        onChange={(name) => typed({ name })}
        errorMessage={messages.name}
        autoFocus
        autoComplete="off"
      />
      <RadioField
        label={i18n.t('Role')}
        orientation="horizontal"
        options={roles}
        selected={entered.role}
        onSelect={(role) => typed({ role })}
      />
      <StaffField />
    </>
  )
}

/** Colleagues who are not linked to somebody else yet. */
function StaffField() {
  const { editing, entered, messages, typed } = usePerson()
  const { staff, responders } = useResponders()
  const taken = new Set((responders ?? []).filter(({ id }) => id !== editing).map(({ staffId }) => staffId))
  const free = staff.filter(({ id, revoked }) => id === entered.staffId || (!revoked && !taken.has(id)))
  return (
    <SelectField
      label={i18n.t('Colleague with a console')}
      description={i18n.t('Linked, they may change and test their own methods.')}
      items={[
        { id: 'nobody', name: i18n.t('None') },
        ...free.map(({ id, name }) => ({ id: String(id), name })),
      ]}
      selected={entered.staffId ?? 'nobody'}
      onSelect={(id) => typed({ staffId: free.find((each) => each.id === id)?.id ?? null })}
      errorMessage={messages.staffId}
    />
  )
}
