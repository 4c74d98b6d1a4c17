import { useEffect } from 'react'
import { FileTrigger } from 'react-aria-components'
import { FileUp } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportProgress } from './import-progress.tsx'
import { useImport } from './import-store.ts'
import './import.css'

interface ImportDialogProps {
  isOpen: boolean
  onClose: () => void
}

/** Groups from a file or from the clipboard: all rows are taken or none. */
export function ImportDialog({ isOpen, onClose }: ImportDialogProps) {
  const { csv, actId, state, opened, imported, mended } = useImport()
  useEffect(() => (isOpen ? opened() : undefined), [isOpen, opened])
  const isHandedOver = actId !== null

  return (
    <Dialog
      title={i18n.t('Import groups')}
      size="large"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        isHandedOver ? (
          <>
            {state?.kind === 'needs-you' && (
              <Button onPress={() => void mended()}>{i18n.t('Mend the lines')}</Button>
            )}
            {state?.kind === 'waiting' && (
              <Button onPress={() => void mended()}>{i18n.t('Take back')}</Button>
            )}
            <Button variant="primary" onPress={onClose}>
              {i18n.t('Close')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
            <Button variant="primary" onPress={() => void imported()} isDisabled={csv.trim() === ''}>
              {i18n.t('Import')}
            </Button>
          </>
        )
      }
    >
      {isHandedOver ? <ImportProgress /> : <ImportFields />}
    </Dialog>
  )
}

function ImportFields() {
  const { csv, fileName, message, failure, typed, filePicked } = useImport()
  return (
    <div className="group-form">
      {failure !== null && <ErrorNote failure={failure} />}
      <ImportColumns />
      <div className="group-file">
        <FileTrigger
          acceptedFileTypes={['text/csv', '.csv', 'text/plain']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) void filePicked(file)
          }}
        >
          <Button icon={FileUp}>{i18n.t('Choose a file…')}</Button>
        </FileTrigger>
        <bdi className="group-words one-line">{fileName ?? i18n.t('or paste its lines below')}</bdi>
      </div>
      <TextField
        label={i18n.t('Lines')}
        multiline
        rows={9}
        value={csv}
        onChange={typed}
        errorMessage={message ?? undefined}
        placeholder={'name,aliases,plan,contactName,contactEmail,contactPhone'}
        spellCheck="false"
        autoFocus
      />
    </div>
  )
}
