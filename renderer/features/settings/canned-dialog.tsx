import { useState } from 'react'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import { cannedLimits, newCannedReplySchema } from '../../../shared/protocol/canned-reply.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCannedKeeper, type CannedForm, type Editing } from './canned-store.ts'
import { VariableHelp } from './variable-help.tsx'

interface CannedDialogProps {
  editing: Editing
  /** As it stands; null for a new one. */
  reply: CannedReplyView | null
}

/** Writes a canned reply beside the look of it. What is typed stays, also where the dialog is closed unsaved. */
export function CannedDialog({ editing, reply }: CannedDialogProps) {
  const typedForm = useCannedKeeper(({ typedForms }) => typedForms.get(editing))
  const { typed, closed, saved } = useCannedKeeper.getState()
  const [isTried, setTried] = useState(false)
  const form: CannedForm = typedForm ?? {
    title: reply?.title ?? '',
    shortcut: reply?.shortcut ?? '',
    body: reply?.body ?? '',
  }
  const parsed = newCannedReplySchema.safeParse({ ...form, shortcut: form.shortcut.trim() || null })
  const wrong = (field: keyof CannedForm) =>
    isTried && !parsed.success
      ? parsed.error.issues.find(({ path }) => path[0] === field)?.message
      : undefined
  const set = (change: Partial<CannedForm>) => typed(editing, { ...form, ...change })
  const save = () => {
    setTried(true)
    if (parsed.success) void saved(editing, parsed.data)
  }
  return (
    <Dialog
      title={editing === 'new' ? i18n.t('New canned reply') : i18n.t('Change the canned reply')}
      isOpen
      onClose={closed}
      size="large"
      footer={
        <>
          <Button onPress={closed}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" command="form.send" onPress={save}>
            {i18n.t('Save for everybody')}
          </Button>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the key of the fields within */}
      <div
        className="canned-dialog"
        onKeyDown={(event) => {
          if (!isPressOf(event.nativeEvent, 'form.send')) return
          event.preventDefault()
          save()
        }}
      >
        <div className="canned-dialog-fields">
          <TextField
            label={i18n.t('Title')}
            value={form.title}
            onChange={(title) => set({ title })}
            maxLength={cannedLimits.title}
            errorMessage={wrong('title')}
            autoFocus
          />
          <TextField
            label={i18n.t('Shortcut')}
            value={form.shortcut}
            onChange={(shortcut) => set({ shortcut: shortcut.toLowerCase() })}
            maxLength={cannedLimits.shortcut}
            errorMessage={wrong('shortcut')}
            description={i18n.t('In the composer: ; and this word, then Tab. May stay empty.')}
          />
          <TextField
            label={i18n.t('Text')}
            multiline
            rows={10}
            value={form.body}
            onChange={(body) => set({ body })}
            errorMessage={wrong('body')}
            description={i18n.t('Markdown, as in a reply.')}
          />
          <VariableHelp />
        </div>
        <section className="rich-text-preview canned-dialog-preview" aria-label={i18n.t('How it looks')}>
          {form.body.trim() === '' ? (
            <p>{i18n.t('The text is shown here as the customer sees it.')}</p>
          ) : (
            <RichText>{form.body}</RichText>
          )}
        </section>
      </div>
    </Dialog>
  )
}
