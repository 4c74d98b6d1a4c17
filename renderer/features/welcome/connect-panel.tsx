import { Form } from 'react-aria-components'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldMessages } from './failing-field.ts'
import { TestedNote } from './tested-note.tsx'
import { useWelcome, type Way } from './welcome-store.ts'

const ways: { id: Way; name: string }[] = [
  { id: 'token', name: i18n.t('Address and token') },
  { id: 'invitation', name: i18n.t('Invitation link') },
]

/** Two ways in: the address with a token, or the link an administrator sent. */
export function ConnectPanel({ title }: { title: string }) {
  const { way, wayPicked, busy, failure, connectAsked } = useWelcome()
  const isElsewhere = failure !== null && Object.keys(fieldMessages(failure, way)).length === 0
  return (
    <section className="welcome-card" aria-labelledby="connect-title">
      <h2 id="connect-title" className="welcome-card-title">
        {title}
      </h2>
      <Tabs label={i18n.t('How to sign in')} tabs={ways} selected={way} onSelect={wayPicked}>
        <Form
          className="welcome-form"
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault()
            if (busy === null) void connectAsked()
          }}
        >
          {way === 'token' ? <TokenFields /> : <InvitationField />}
          {isElsewhere && <ErrorNote failure={failure} />}
        </Form>
      </Tabs>
    </section>
  )
}

function TokenFields() {
  const { serviceUrl, token, busy, failure, tested, typed, testAsked } = useWelcome()
  const messages = fieldMessages(failure, 'token')
  return (
    <>
      <TextField
        label={i18n.t('Service address')}
        value={serviceUrl}
        onChange={(text) => typed('serviceUrl', text)}
        errorMessage={messages.serviceUrl}
        placeholder="https://desk.example.net"
        inputMode="url"
        autoComplete="url"
        spellCheck="false"
        autoFocus
      />
      <TextField
        label={i18n.t('Token')}
        value={token}
        onChange={(text) => typed('token', text)}
        errorMessage={messages.token}
        description={i18n.t('An administrator of your desk gives it to you. It stays on this machine.')}
        type="password"
        autoComplete="off"
        spellCheck="false"
      />
      {tested !== null && <TestedNote me={tested} />}
      <div className="welcome-buttons">
        <Button type="submit" variant="primary" isDisabled={busy !== null}>
          {busy === 'connecting' ? i18n.t('Connecting…') : i18n.t('Connect')}
        </Button>
        <Button onPress={() => void testAsked()} isDisabled={busy !== null}>
          {busy === 'testing' ? i18n.t('Testing…') : i18n.t('Test connection')}
        </Button>
      </div>
    </>
  )
}

function InvitationField() {
  const { invitation, busy, failure, typed } = useWelcome()
  return (
    <>
      <TextField
        label={i18n.t('Invitation link')}
        value={invitation}
        onChange={(text) => typed('invitation', text)}
        errorMessage={fieldMessages(failure, 'invitation').invitation}
        description={i18n.t('Works once, and for 24 hours after it was made.')}
        placeholder="https://desk.example.net/i/…"
        autoComplete="off"
        spellCheck="false"
        autoFocus
      />
      <div className="welcome-buttons">
        <Button type="submit" variant="primary" isDisabled={busy !== null}>
          {busy === 'connecting' ? i18n.t('Accepting…') : i18n.t('Accept the invitation')}
        </Button>
      </div>
    </>
  )
}
