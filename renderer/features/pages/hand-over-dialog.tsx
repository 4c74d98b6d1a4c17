import { useEffect, useState } from 'react'
import { Trans } from '@lingui/react'
import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NoteField, noteError } from './note-field.tsx'
import { usePagePeople } from './people-store.ts'
import { peopleFitting, personWords } from './person-words.ts'

interface HandOverDialogProps {
  /** A note goes into the ticket of the page. */
  hasTicket: boolean
  onClose: () => void
  onHandOver: (to: ResponderId, note: string) => void
}

/** Who has it from now on. */
export function HandOverDialog({ hasTicket, onClose, onHandOver }: HandOverDialogProps) {
  const { people, failure, opened } = usePagePeople()
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<PagePerson | null>(null)
  const [note, setNote] = useState('')
  useEffect(() => opened(), [opened])
  const to = picked?.name === text ? picked : null
  const isOutOfReach = to !== null && to.methods === 0 && !to.isMe
  const canSend = to !== null && !isOutOfReach && noteError(note) === undefined
  const send = () => {
    if (to !== null && canSend) onHandOver(to.id, note)
  }
  return (
    <Dialog
      title={i18n.t('Hand this page over')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Not now')}</Button>
          <Button variant="primary" isDisabled={!canSend} command="form.send" onPress={send}>
            {i18n.t('Hand over')}
          </Button>
        </>
      }
    >
      <div className="page-dialog">
        {failure !== null && <ErrorNote failure={failure} />}
        {people?.length === 0 && <p>{i18n.t('Nobody is among the responders yet.')}</p>}
        <ComboField
          label={i18n.t('To')}
          placeholder={i18n.t('Name of a responder')}
          text={text}
          onTextChange={setText}
          items={peopleFitting(people ?? [], text).map((person) => ({
            id: person.id,
            name: person.name,
            description: personWords(person),
          }))}
          onSelect={(id) => {
            const person = people?.find((one) => one.id === id)
            if (person === undefined) return
            setPicked(person)
            setText(person.name)
          }}
          nothingFits={i18n.t('Nobody is called so')}
          autoFocus
        />
        {isOutOfReach && (
          <p className="page-trouble">
            <Trans
              id="{name} has no way to be reached: nothing would tell them. Choose somebody else."
              values={{ name: <bdi>{to.name}</bdi> }}
            />
          </p>
        )}
        {hasTicket && (
          <NoteField label={i18n.t('Note (may stay blank)')} note={note} onChange={setNote} onSend={send} />
        )}
      </div>
    </Dialog>
  )
}
