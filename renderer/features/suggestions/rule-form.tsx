import type { FormEvent } from 'react'
import { Clock } from 'lucide-react'
import type { SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
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
      <h2 id="rule-title">The rule</h2>
      {isAdmin ? <Fields view={view} /> : <p>{ruleWords(view.rule)}</p>}
      <p className="suggestion-muted">
        It only suggests: an administrator blocks. A ticket that was part of an outage, or came from somebody
        whom the desk does not know, never counts.
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
    if (isTried && (await ruleSaved())) announce('The rule is changed here, and goes to the desk.')
  }
  return (
    <form className="rule-form" aria-label="The rule" noValidate onSubmit={(event) => void submitted(event)}>
      <div className="rule-sentence">
        <span>Suggest a group after</span>
        <TextField
          label="False alarms"
          isLabelHidden
          inputMode="numeric"
          value={shown.falseAlarms}
          onChange={(falseAlarms) => ruleTyped({ ...shown, falseAlarms })}
          errorMessage={messages.falseAlarms}
          autoComplete="off"
        />
        <span>false alarms in</span>
        <TextField
          label="Days"
          isLabelHidden
          inputMode="numeric"
          value={shown.days}
          onChange={(days) => ruleTyped({ ...shown, days })}
          errorMessage={messages.days}
          autoComplete="off"
        />
        <span>days.</span>
        {view.pending && (
          <Badge tone="accent" icon={Clock}>
            Waits to be sent
          </Badge>
        )}
      </div>
      <p role="status">
        {isTried ? 'This rule ' : 'The rule '}
        {replayWords(view.replay)}.
      </p>
      {refused !== null && <ErrorNote failure={refused} />}
      {entered !== null && (
        <div className="rule-buttons">
          <Button variant="primary" type="submit" isDisabled={!isTried}>
            Save this rule
          </Button>
          <Button onPress={ruleLeft}>Back to the desk’s rule</Button>
        </div>
      )}
    </form>
  )
}
