import type { FormEvent, ReactNode } from 'react'
import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import type { Entered } from './entered.ts'
import { GapList } from './gap-list.tsx'
import { OverrideFields } from './override-fields.tsx'
import { useRotaEdit } from './rota-edit-store.ts'
import { ShiftFields } from './shift-fields.tsx'
import { StepFields } from './step-fields.tsx'
import { ZoneFields } from './zone-fields.tsx'

/** The one dialog that is open: what was entered, and what the rota would leave open with it. */
export function RotaDialogs({ view }: { view: RotaView }) {
  const { entered, messages, preview, failure, busy, saved, left } = useRotaEdit()
  if (entered === null) return null
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (await saved(view.rota)) announce(i18n.t('Saved at the desk.'))
  }
  const general = messages['']
  return (
    <Dialog
      title={titleOf(entered, view)}
      isOpen
      onClose={left}
      footer={
        <>
          <Button onPress={left}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" type="submit" form="rota-form" isDisabled={busy}>
            {busy ? i18n.t('Asking the desk…') : i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form
        id="rota-form"
        className="rota-form"
        aria-label={titleOf(entered, view)}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {failure !== null && <ErrorNote failure={failure} />}
        {fieldsOf(entered, view)}
        {general !== undefined && (
          <p className="field-error" role="alert">
            {general}
          </p>
        )}
        {preview !== null && entered.kind !== 'step' && (
          <section className="rota-preview" aria-label={i18n.t('What it would mean')}>
            <p className="field-label">{i18n.t('From today on, with this:')}</p>
            <GapList gaps={preview.gaps} time={preview} isTrial />
          </section>
        )}
      </form>
    </Dialog>
  )
}

function titleOf(entered: Entered, { rota }: RotaView): string {
  switch (entered.kind) {
    case 'shift':
      return rota.shifts.some(({ id }) => id === entered.id) ? i18n.t('Edit shift') : i18n.t('Add a shift')
    case 'override':
      return rota.overrides.some(({ id }) => id === entered.id)
        ? i18n.t('Edit override')
        : i18n.t('Add an override')
    case 'step':
      return entered.place === null ? i18n.t('Add a step') : i18n.t('Edit step')
    case 'zone':
      return i18n.t('Time zone of the rota')
    default:
      return assertNever(entered)
  }
}

function fieldsOf(entered: Entered, view: RotaView): ReactNode {
  switch (entered.kind) {
    case 'shift':
      return <ShiftFields entered={entered} view={view} />
    case 'override':
      return <OverrideFields entered={entered} view={view} />
    case 'step':
      return <StepFields entered={entered} view={view} />
    case 'zone':
      return <ZoneFields entered={entered} view={view} />
    default:
      return assertNever(entered)
  }
}
