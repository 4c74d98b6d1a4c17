import { useEffect, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
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
    announce('The new token is in use.')
    onClose()
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void replace(asksForPlainToken)
  }

  return (
    <Dialog
      title="Replace the token"
      isOpen={isOpen}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form="replace-token"
            isDisabled={busy || token.trim() === ''}
          >
            {busy ? 'Asking the desk…' : asksForPlainToken ? 'Keep it unencrypted' : 'Replace'}
          </Button>
        </>
      }
    >
      <Form id="replace-token" onSubmit={submitted} validationBehavior="aria">
        <TextField
          label="New token"
          value={token}
          onChange={typed}
          type="password"
          autoComplete="off"
          spellCheck="false"
          autoFocus
          description="The token in use stays until the desk has accepted the new one."
          errorMessage={failure?.message}
        />
      </Form>
      {asksForPlainToken && (
        <p className="settings-plain-token" role="alert">
          This system offers no keychain. The token would rest unencrypted in a file that only your account
          may read.
        </p>
      )}
    </Dialog>
  )
}
