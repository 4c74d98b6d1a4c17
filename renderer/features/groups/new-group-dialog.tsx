import { useEffect, type FormEvent } from 'react'
import { Trans } from '@lingui/react'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { planNames, plans, type Plan } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNewGroup } from './new-group-store.ts'

interface NewGroupDialogProps {
  isOpen: boolean
  onClose: () => void
  onOpenGroup: (groupId: GroupId) => void
}

const planItems: { id: Plan | 'none'; name: string }[] = [
  { id: 'none', name: i18n.t('No plan') },
  ...plans.map((plan) => ({ id: plan, name: planNames[plan] })),
]

/** A group that staff make is confirmed from the start. One that exists under this name is offered instead. */
export function NewGroupDialog({ isOpen, onClose, onOpenGroup }: NewGroupDialogProps) {
  const { name, plan, same, nameMessage, failure, nameTyped, planPicked, created, left } = useNewGroup()
  useEffect(() => (isOpen ? left : undefined), [isOpen, left])

  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    const groupId = await created()
    if (groupId !== null) onOpenGroup(groupId)
  }

  return (
    <Dialog
      title={i18n.t('New group')}
      isOpen={isOpen}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" type="submit" form="new-group">
            {i18n.t('Make group')}
          </Button>
        </>
      }
    >
      <form
        id="new-group"
        className="group-form"
        aria-label={i18n.t('New group')}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {failure !== null && <ErrorNote failure={failure} />}
        <TextField
          label={i18n.t('Name')}
          value={name}
          onChange={nameTyped}
          errorMessage={nameMessage ?? undefined}
          description={i18n.t('As the customer writes it on tickets.')}
          autoFocus
          autoComplete="off"
        />
        {same !== null && (
          <div className="group-same" role="status">
            <p>
              <Trans id="{name} goes by this name already." values={{ name: <bdi>{same.name}</bdi> }} />
            </p>
            <Button size="small" onPress={() => onOpenGroup(same.id)}>
              {i18n.t('Open it instead')}
            </Button>
          </div>
        )}
        <SelectField
          label={i18n.t('Service plan')}
          items={planItems}
          selected={plan ?? 'none'}
          onSelect={(picked) => planPicked(picked === 'none' ? null : picked)}
        />
      </form>
    </Dialog>
  )
}
