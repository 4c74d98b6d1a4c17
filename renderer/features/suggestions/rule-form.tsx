import type { FormEvent } from 'react'
import { Trans } from '@lingui/react'
import { Clock } from 'lucide-react'
import type { SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { checkRule, ruleText } from './check-rule.ts'
import { replayWords, ruleWords } from './suggestion-words.ts'
import { useSuggestions } from './suggestions-store.ts'

/** The desk's rule; administrators try another one, see what it would have done, and save it. */
export function RuleForm({ view, isAdmin }: { view: SuggestionsView; isAdmin: boolean }) {
  return (
    <section className="rule" aria-labelledby="rule-title">
      <h2 id="rule-title">{i18n.t('The rule')}</h2>
      {isAdmin ? <Fields view={view} /> : <p>{ruleWords(view.rule)}</p>}
      <p className="suggestion-muted">
        {i18n.t(
          'It only suggests: an administrator blocks. A ticket that was part of an outage, or came from somebody whom the desk does not know, never counts.',
        )}
      </p>
    </section>
  )
}

function Fields({ view }: { view: SuggestionsView }) {
  const { entered, refused, ruleTyped, ruleLeft, ruleSaved } = useSuggestions()
  const shown = entered ?? ruleText(view.rule)
  const checked = checkRule(shown)
  const messages = checked.ok ? {} : checked.messages
  const isTried = entered !== null && checked.ok
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (isTried && (await ruleSaved())) announce(i18n.t('The rule is changed here, and goes to the desk.'))
  }
  return (
    <form
      className="rule-form"
      aria-label={i18n.t('The rule')}
      noValidate
      onSubmit={(event) => void submitted(event)}
    >
      <div className="rule-sentence">
        <Trans
          id="<0>Suggest a group after</0> {falseAlarms} <0>false alarms in</0> {days} <0>days.</0>"
          values={{
            falseAlarms: (
              <TextField
                label={i18n.t('False alarms')}
                isLabelHidden
                inputMode="numeric"
                value={shown.falseAlarms}
                onChange={(falseAlarms) => ruleTyped({ ...shown, falseAlarms })}
                errorMessage={messages.falseAlarms}
                autoComplete="off"
              />
            ),
            days: (
              <TextField
                label={i18n.t('Days')}
                isLabelHidden
                inputMode="numeric"
                value={shown.days}
                onChange={(days) => ruleTyped({ ...shown, days })}
                errorMessage={messages.days}
                autoComplete="off"
              />
            ),
          }}
          components={{ 0: <span /> }}
        />
        {view.pending && (
          <Badge tone="accent" icon={Clock}>
            {i18n.t('Waits to be sent')}
          </Badge>
        )}
      </div>
      <p role="status">{replayWords(view.replay, isTried)}</p>
      {refused !== null && <ErrorNote failure={refused} />}
      {entered !== null && (
        <div className="rule-buttons">
          <Button variant="primary" type="submit" isDisabled={!isTried}>
            {i18n.t('Save this rule')}
          </Button>
          <Button onPress={ruleLeft}>{i18n.t('Back to the desk’s rule')}</Button>
        </div>
      )}
    </form>
  )
}
