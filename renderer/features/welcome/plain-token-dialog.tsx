import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWelcome } from './welcome-store.ts'

/** Asks before the token rests on the disk without a keychain around it. */
export function PlainTokenDialog() {
  const { asksForPlainToken, plainTokenAccepted, plainTokenRefused } = useWelcome()
  return (
    <Dialog
      title="Keep the token unencrypted?"
      isOpen={asksForPlainToken}
      isAlert
      size="small"
      onClose={plainTokenRefused}
      footer={
        <>
          <Button onPress={plainTokenRefused} autoFocus>
            Do not sign in
          </Button>
          <Button variant="primary" onPress={() => void plainTokenAccepted()}>
            Keep it and sign in
          </Button>
        </>
      }
    >
      <p>
        This system offers no keychain. The token would rest in a file that only your account may read, but
        without encryption: whoever can read your files can act as you.
      </p>
    </Dialog>
  )
}
