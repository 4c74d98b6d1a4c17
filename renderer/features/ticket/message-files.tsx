import { useState } from 'react'
import { CloudDownload, Download } from 'lucide-react'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { sizeText } from '../../ui/size-text.ts'
import { FileLine } from './file-line.tsx'
import { FileName, RunsNote } from './file-name.tsx'
import { saveFile } from './save-file.ts'
import './files.css'

/** The files of a message: what they are, whether they are here, and the way to save them. */
export function MessageFiles({ files }: { files: readonly AttachmentView[] }) {
  return (
    <ul className="files message-files" aria-label={i18n.t('Files of this message')}>
      {files.map((file) => (
        <MessageFile key={file.id} file={file} />
      ))}
    </ul>
  )
}

type Saving = { kind: 'idle' } | { kind: 'fetching' } | { kind: 'failed'; words: string }

function MessageFile({ file }: { file: AttachmentView }) {
  const { isAway } = useDeskNow()
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const { name, type, size, isHere } = file
  const save = async () => {
    if (saving.kind === 'fetching') return
    setSaving({ kind: 'fetching' })
    const saved = await saveFile(file)
    setSaving(saved.ok ? { kind: 'idle' } : { kind: 'failed', words: saved.failure.message })
  }
  return (
    <FileLine file={file}>
      <FileName name={name} type={type} />
      <span className="file-size tabular">{sizeText(size)}</span>
      {!isHere && (
        <span className="file-away">
          {isAway ? i18n.t('Not here: it needs the desk') : i18n.t('At the desk')}
        </span>
      )}
      <RunsNote name={name} />
      <Button
        variant="quiet"
        size="small"
        icon={isHere ? Download : CloudDownload}
        isDisabled={saving.kind === 'fetching' || (!isHere && isAway)}
        aria-label={i18n.t('Save {name}', { name })}
        onPress={() => void save()}
      >
        {saving.kind === 'fetching' ? i18n.t('Fetching…') : i18n.t('Save')}
      </Button>
      {saving.kind === 'failed' && (
        <span className="file-failed" role="alert">
          {i18n.t('Not saved.')} {saving.words}
        </span>
      )}
    </FileLine>
  )
}
