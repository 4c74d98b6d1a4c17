import type { FormEvent } from 'react'
import { Trans } from '@lingui/react'
import type { MethodView, ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Moment } from '../../ui/time.tsx'
import { channelNames } from './channel-table.ts'
import { deliveryWords } from './responder-words.ts'
import { useTrials } from './trial-store.ts'

/** What became of the newest test or code, as it comes; and the field for the code. */
export function MethodTrial({ responder, method }: { responder: ResponderView; method: MethodView }) {
  const trial = useTrials(({ trials }) => trials[method.id] ?? null)
  const refused = useTrials((store) => (store.refused?.methodId === method.id ? store.refused.failure : null))
  const isAsking = useTrials((store) => store.busy === method.id)
  const isCodeWaited = useTrials((store) => store.codeFor === method.id)
  return (
    <>
      {refused !== null && <ErrorNote failure={refused} />}
      <div role="status">
        {isAsking && <p className="responder-words">{i18n.t('Asking the desk…')}</p>}
        {trial !== null && <TrialLine trial={trial} />}
      </div>
      {isCodeWaited && <CodeForm responder={responder} name={channelNames[method.settings.channel]} />}
    </>
  )
}

function TrialLine({ trial }: { trial: Page }) {
  const delivery = trial.deliveries.at(-1)
  const values = {
    when: <Moment at={trial.beganAt} />,
    state: delivery === undefined ? i18n.t('recorded, not sent yet') : deliveryWords(delivery),
  }
  const components = { 0: <strong /> }
  return (
    <div className={`trial ${delivery?.state === 'failed' ? 'trial-failed' : ''}`}>
      <p>
        {delivery?.purpose === 'verify' ? (
          <Trans id="<0>Code</0> of {when}: {state}" values={values} components={components} />
        ) : (
          <Trans id="<0>Test</0> of {when}: {state}" values={values} components={components} />
        )}
      </p>
      {trial.trouble !== '' && (
        <p>
          <bdi>{trial.trouble}</bdi>
        </p>
      )}
      {delivery !== undefined && delivery.words !== '' && (
        <p className="trial-words">
          <Trans id="The gateway’s words: {words}" values={{ words: <bdi>“{delivery.words}”</bdi> }} />
        </p>
      )}
    </div>
  )
}

function CodeForm({ responder, name }: { responder: ResponderView; name: string }) {
  const { code, codeMessage, busy, codeTyped, codeEntered, codeLeft } = useTrials()
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (await codeEntered(responder.id))
      announce(i18n.t('{method} of {person} is verified.', { method: name, person: responder.name }))
  }
  return (
    <form
      className="code-form"
      aria-label={i18n.t('Enter the code')}
      noValidate
      onSubmit={(event) => void submitted(event)}
    >
      <TextField
        label={i18n.t('Six digits of the message')}
        value={code}
        onChange={codeTyped}
        errorMessage={codeMessage}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        autoFocus
      />
      <Button type="submit" variant="primary" isDisabled={busy !== null}>
        {i18n.t('Verify')}
      </Button>
      <Button onPress={codeLeft}>{i18n.t('Cancel')}</Button>
    </form>
  )
}
