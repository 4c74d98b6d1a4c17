import { useEffect, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToken } from './token-store.ts'

interface ReplaceTokenDialogProps {
  isOpen: boolean
  serviceUrl: string
  onClose: () => void
}

/** Takes a new token for the same desk. The one in use stays until the desk has accepted the new one. */
export function ReplaceTokenDialog({ isOpen, serviceUrl, onClose }: ReplaceTokenDialogProps) {
  const { token, busy, failure, asksForPlainToken, typed, replaced, left } = useToken()
  useEffect(() => (isOpen ? left : undefined), [isOpen, left])

  const replace = async (isPlainAccepted: boolean) => {
    if (busy || token.trim() === '') return
    if (!(await replaced(serviceUrl, isPlainAccepted))) return
    announce(i18n.t('The new token is in use.'))
    onClose()
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void replace(asksForPlainToken)
  }

  return (
    <Dialog
      title={i18n.t('Replace the token')}
      isOpen={isOpen}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form="replace-token"
            isDisabled={busy || token.trim() === ''}
          >
            {busy
              ? i18n.t('Asking the desk…')
              : asksForPlainToken
                ? i18n.t('Keep it unencrypted')
                : i18n.t('Replace')}
          </Button>
        </>
      }
    >
      <Form id="replace-token" onSubmit={submitted} validationBehavior="aria">
        <TextField
          label={i18n.t('New token')}
          value={token}
          onChange={typed}
          type="password"
          autoComplete="off"
          spellCheck="false"
          autoFocus
          description={i18n.t('The token in use stays until the desk has accepted the new one.')}
          errorMessage={failure?.message}
        />
      </Form>
      {asksForPlainToken && (
        <p className="settings-plain-token" role="alert">
          {i18n.t(
            'This system offers no keychain. The token would rest unencrypted in a file that only your account may read.',
          )}
        </p>
      )}
    </Dialog>
  )
}
