import { useState } from 'react'
import { rankedBy } from '../../commands/rank-items.ts'
import { i18n } from '../../texts/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import type { AssigneeChoice } from './assignee-choices.ts'

interface AssignDialogProps {
  choices: readonly AssigneeChoice[]
  onClose: () => void
  onPick: (id: string) => void
}

/** To whom the ticket goes: a name, then Enter; Enter alone takes it. */
export function AssignDialog({ choices, onClose, onPick }: AssignDialogProps) {
  const [text, setText] = useState('')
  const found = rankedBy(text, choices, ({ name, hint }) => [name, hint])
  return (
    <Dialog title={i18n.t('Assign to')} isOpen size="small" onClose={onClose} closesOnPressOutside>
      <PickList
        label={i18n.t('Colleague')}
        placeholder={i18n.t('Type a name')}
        text={text}
        onTextChange={setText}
        sections={[
          {
            id: 'people',
            title: null,
            items: found.map(({ id, name, hint }) => ({ id, name, hint })),
          },
        ]}
        onPick={({ id }) => onPick(id)}
        nothingFits={i18n.t('No colleague of that name')}
      />
    </Dialog>
  )
}
