import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWelcome } from './welcome-store.ts'

/** Asks before the token rests on the disk without a keychain around it. */
export function PlainTokenDialog() {
  const { asksForPlainToken, plainTokenAccepted, plainTokenRefused } = useWelcome()
  return (
    <Dialog
      title={i18n.t('Keep the token unencrypted?')}
      isOpen={asksForPlainToken}
      isAlert
      size="small"
      onClose={plainTokenRefused}
      footer={
        <>
          <Button onPress={plainTokenRefused} autoFocus>
            {i18n.t('Do not sign in')}
          </Button>
          <Button variant="primary" onPress={() => void plainTokenAccepted()}>
            {i18n.t('Keep it and sign in')}
          </Button>
        </>
      }
    >
      <p>
        {i18n.t(
          'This system offers no keychain. The token would rest in a file that only your account may read, but without encryption: whoever can read your files can act as you.',
        )}
      </p>
    </Dialog>
  )
}
