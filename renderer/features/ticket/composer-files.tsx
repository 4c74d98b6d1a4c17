import { useEffect, useRef } from 'react'
import { Trans } from '@lingui/react'
import { Paperclip, X } from 'lucide-react'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { attachmentLimits } from '../../../shared/protocol/attachment.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { sizeText } from '../../ui/size-text.ts'
import { useDraftFiles, type ComingFile } from './draft-files-store.ts'
import { FileLine } from './file-line.tsx'
import { FileName, RunsNote } from './file-name.tsx'
import './files.css'

const none: readonly never[] = []

/** What lies beside the draft: each file with its size, how far it is, and the way to take it out again. */
export function ComposerFiles({ ticketId }: { ticketId: TicketId }) {
  const files = useDraftFiles((state) => state.files.get(ticketId)) ?? none
  const allComing = useDraftFiles((state) => state.coming)
  const problems = useDraftFiles((state) => state.problems.get(ticketId)) ?? none
  const { opened, removed, cancelled, problemsDismissed } = useDraftFiles.getState()
  useEffect(() => opened(ticketId), [opened, ticketId])
  const coming = allComing.filter((one) => one.ticketId === ticketId)
  const said =
    files.length === 0
      ? ''
      : i18n.t('{count, plural, one {# file} other {# files}} attached.', { count: files.length })
  return (
    <>
      {files.length + coming.length > 0 && (
        <ul className="files composer-files" aria-label={i18n.t('Files with this message')}>
          {files.map((file) => (
            <DraftFile key={file.id} file={file} onRemove={() => void removed(ticketId, file.id)} />
          ))}
          {coming.map((one) => (
            <ComingLine key={one.key} file={one} onCancel={() => cancelled(one.key)} />
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <div className="file-problems" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>
                <bdi>{problem}</bdi>
              </li>
            ))}
          </ul>
          <IconButton
            icon={X}
            label={i18n.t('Dismiss')}
            size="small"
            onPress={() => problemsDismissed(ticketId)}
          />
        </div>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}

/** A picture is seen before it leaves: what was pasted is called nothing that tells one from another. */
function DraftFile({ file, onRemove }: { file: AttachmentView; onRemove: () => void }) {
  const { name, type, size } = file
  return (
    <FileLine file={file}>
      <FileName name={name} type={type} />
      <span className="file-size tabular">{sizeText(size)}</span>
      <RunsNote name={name} />
      <IconButton icon={X} label={i18n.t('Remove {name}', { name })} size="small" onPress={onRemove} />
    </FileLine>
  )
}

function ComingLine({ file, onCancel }: { file: ComingFile; onCancel: () => void }) {
  const { name, size, copied } = file
  return (
    <li className="file">
      <FileName name={name} type="" />
      <progress
        className="file-progress"
        aria-label={i18n.t('Copying {name}', { name })}
        max={Math.max(1, size)}
        value={copied}
      />
      <span className="file-size tabular">
        {i18n.t('{copied} of {size}', { copied: sizeText(copied), size: sizeText(size) })}
      </span>
      <IconButton icon={X} label={i18n.t('Stop copying {name}', { name })} size="small" onPress={onCancel} />
    </li>
  )
}

/** Opens the system's own dialog for files; its key does the same. `onPicked`: back to what is being written. */
export function AttachButton({ ticketId, onPicked }: { ticketId: TicketId; onPicked: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const { added } = useDraftFiles.getState()
  const pick = () => input.current?.click()
  useCommands({ 'ticket.attach': pick })
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={i18n.t('Files to attach')}
        onChange={(event) => {
          void added(ticketId, [...(event.currentTarget.files ?? [])])
          // The same file may be picked again after it was removed.
          event.currentTarget.value = ''
          onPicked()
        }}
      />
      <Button variant="quiet" size="small" icon={Paperclip} command="ticket.attach" onPress={pick}>
        <Trans
          id="Attach<0> files, up to {size} each</0>"
          values={{ size: sizeText(attachmentLimits.file) }}
          components={{ 0: <span className="visually-hidden" /> }}
        />
      </Button>
    </>
  )
}
