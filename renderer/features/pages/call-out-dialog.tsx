import { useEffect, useState } from 'react'
import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import type { PageId, ResponderId } from '../../../shared/protocol/common.ts'
import { newPageSchema } from '../../../shared/protocol/page.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { consentWords, dutyWords } from './call-out-words.ts'
import { PeopleChoice } from './people-choice.tsx'
import { usePagePeople } from './people-store.ts'

const textSchema = newPageSchema.shape.text

interface CallOutDialogProps {
  onClose: () => void
  onPaged: (pageId: PageId) => void
}

/** Wakes people about no ticket, or tries in a drill whether they would be; under the author's own name. */
export function CallOutDialog({ onClose, onPaged }: CallOutDialogProps) {
  const { people, failure, refused, opened, calledOut } = usePagePeople()
  const { isAway } = useDeskNow()
  const [kind, setKind] = useState<'page' | 'drill'>('page')
  const [whom, setWhom] = useState<'duty' | 'named'>('duty')
  const [named, setNamed] = useState<readonly ResponderId[]>([])
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  useEffect(() => opened(), [opened])
  const parsed = textSchema.safeParse(text)
  const isDrill = kind === 'drill'
  const onDuty = people?.filter((person) => person.isOnDuty).length ?? null
  const isReached = (person: PagePerson) => person.methods > 0
  const meant = people?.filter(({ id, isOnDuty }) => (whom === 'duty' ? isOnDuty : named.includes(id)))
  const isNobody = whom === 'named' && named.length === 0
  const page = () => {
    setAsked(true)
    if (!parsed.success || isNobody) return
    const responderIds = whom === 'duty' ? [] : [...named]
    void calledOut({ isDrill, responderIds, text: parsed.data }).then((pageId) => {
      if (pageId === null) return
      onClose()
      onPaged(pageId)
    })
  }
  return (
    <Dialog
      title={i18n.t('Page by hand?')}
      isOpen
      isAlert
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Not now')}</Button>
          <Button variant="danger" command="form.send" onPress={page}>
            {consentWords({
              isAway,
              isDrill,
              count: meant?.filter(isReached).length ?? null,
              isNamed: whom === 'named',
            })}
          </Button>
        </>
      }
    >
      <div className="page-dialog">
        <p>
          {i18n.t(
            'This wakes people now, day or night, under your name. For a ticket, page from the ticket: whoever is woken then sees it.',
          )}
        </p>
        <TextField
          label={i18n.t('What they read')}
          errorMessage={isAsked && !parsed.success ? parsed.error.issues[0]?.message : undefined}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            // Enter is easily pressed twice: alone it wakes nobody.
            if (isPressOf(event.nativeEvent, 'form.send')) page()
            else event.continuePropagation()
          }}
          autoFocus
        />
        <RadioField
          label={i18n.t('What it is')}
          orientation="horizontal"
          options={[
            { id: 'page', name: i18n.t('A page: something is wrong') },
            { id: 'drill', name: i18n.t('A drill: only a trial') },
          ]}
          selected={kind}
          onSelect={setKind}
        />
        <RadioField
          label={i18n.t('Whom')}
          options={[
            { id: 'duty', name: dutyWords(onDuty) },
            { id: 'named', name: i18n.t('Only those named here') },
          ]}
          selected={whom}
          onSelect={setWhom}
          errorMessage={isAsked && isNobody ? i18n.t('Name somebody, or page everybody on duty.') : undefined}
        />
        {whom === 'named' && <PeopleChoice people={people ?? []} chosen={named} onChange={setNamed} />}
        {failure !== null && <ErrorNote failure={failure} />}
        {refused !== null && <ErrorNote failure={refused} />}
        <WhomItWakes about={{ kind: 'by-hand', isDrill, responderIds: whom === 'duty' ? [] : [...named] }} />
      </div>
    </Dialog>
  )
}
