import { useState } from 'react'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import { viewNameLimit } from '../../../shared/protocol/view.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { whyNotLetter } from './view-letter.ts'

export interface NamedView {
  name: string
  letter: string | null
  shared: boolean
}

interface ViewDialogProps {
  title: string
  /** What the fields begin with. */
  start: NamedView
  /** The view whose own letter is free to it; null for a new one. */
  id: SavedView['id'] | null
  views: readonly SavedView[]
  saveName: string
  onSave: (view: NamedView) => void
  onClose: () => void
}

/** What a view is called, which letter opens it, and whose it is. */
export function ViewDialog({ title, start, id, views, saveName, onSave, onClose }: ViewDialogProps) {
  const [name, setName] = useState(start.name)
  const [letter, setLetter] = useState(start.letter ?? '')
  const [shared, setShared] = useState(start.shared)
  const [isTried, setTried] = useState(false)
  const nameFault =
    name.trim() === ''
      ? i18n.t('Enter a name.')
      : name.trim().length > viewNameLimit
        ? i18n.t('Use at most {viewNameLimit} characters.', { viewNameLimit })
        : null
  const letterFault = whyNotLetter(letter, id, views)
  const save = () => {
    setTried(true)
    if (nameFault !== null || letterFault !== null) return
    onSave({ name: name.trim(), letter: letter.trim().toLowerCase() || null, shared })
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {saveName}
          </Button>
        </>
      }
    >
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={i18n.t('Name')}
          value={name}
          onChange={setName}
          autoFocus
          errorMessage={isTried ? (nameFault ?? undefined) : undefined}
        />
        <TextField
          label={i18n.t('Key')}
          value={letter}
          onChange={setLetter}
          maxLength={1}
          description={i18n.t('Optional: g and this letter open the view.')}
          errorMessage={letterFault ?? undefined}
        />
        <SwitchField
          label={i18n.t('Shared with everybody')}
          description={i18n.t('You and the administrators can change a shared view.')}
          isSelected={shared}
          onChange={setShared}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
