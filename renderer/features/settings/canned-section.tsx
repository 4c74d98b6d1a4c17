import { useEffect, useState } from 'react'
import { Trans } from '@lingui/react'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CannedDialog } from './canned-dialog.tsx'
import { useCannedKeeper } from './canned-store.ts'
import { SettingsSection } from './settings-section.tsx'
import './canned-section.css'

/** From so many on it is quicker to look for one than to read the list. */
const manyReplies = 8

/** Answers that the desk gives often: everybody uses and keeps them. */
export function CannedSection() {
  const { replies, failure, editing } = useCannedKeeper()
  const { opened, asked } = useCannedKeeper.getState()
  const [text, setText] = useState('')
  useEffect(() => opened(), [opened])
  if (replies === null && failure === null) return null
  const all = replies ?? []
  const wanted = text.trim().toLowerCase()
  const shown = all.filter(({ title, shortcut, body }) =>
    `${title} ${shortcut ?? ''} ${body}`.toLowerCase().includes(wanted),
  )
  return (
    <SettingsSection
      title={i18n.t('Canned replies')}
      words={i18n.t(
        'Shared by everybody at this desk. In the composer: Ctrl ; to choose one, or its shortcut and Tab.',
      )}
    >
      {failure !== null && <ErrorNote failure={failure} />}
      <div className="canned-keeper-head">
        {all.length >= manyReplies && (
          <TextField
            label={i18n.t('Look for a canned reply')}
            isLabelHidden
            type="search"
            placeholder={i18n.t('Search titles and texts')}
            value={text}
            onChange={setText}
          />
        )}
        <Button icon={Plus} onPress={() => asked('new')}>
          {i18n.t('New canned reply')}
        </Button>
      </div>
      {shown.length > 0 && (
        <ul className="canned-keeper-list">
          {shown.map((reply) => (
            <Row key={reply.id} reply={reply} />
          ))}
        </ul>
      )}
      {shown.length === 0 && (
        <p className="settings-words">
          {all.length === 0 ? i18n.t('There are none yet.') : i18n.t('None of them holds that.')}
        </p>
      )}
      {editing !== null && (
        <CannedDialog key={editing} editing={editing} reply={all.find(({ id }) => id === editing) ?? null} />
      )}
    </SettingsSection>
  )
}

function Row({ reply }: { reply: CannedReplyView }) {
  const { asked, deleted } = useCannedKeeper.getState()
  const { id, title, shortcut, updatedBy, pending } = reply
  return (
    <li className="canned-keeper-row">
      <span className="canned-keeper-words">
        <bdi className="canned-keeper-title">{title}</bdi>
        <span className="canned-keeper-by">
          {shortcut !== null && <code>;{shortcut}</code>}{' '}
          <Trans id="Saved by {name}" values={{ name: <bdi>{updatedBy}</bdi> }} />
          {pending && `, ${i18n.t('not sent yet')}`}
        </span>
      </span>
      <IconButton
        label={i18n.t('Change “{title}”', { title })}
        icon={Pencil}
        size="small"
        onPress={() => asked(id)}
      />
      <IconButton
        label={i18n.t('Delete “{title}”', { title })}
        icon={Trash2}
        size="small"
        onPress={() => void deleted(reply)}
      />
    </li>
  )
}
