import { useState } from 'react'
import type { LevelName, ServiceLevel } from '../../../shared/protocol/service-levels.ts'
import { urgencies, type Urgency } from '../../../shared/rules/urgency.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { HoursList, type FieldMessages } from '../../ui/hours-fields.tsx'
import { listText } from '../../ui/list-text.ts'
import { partNames, urgencyNames } from '../../ui/rule-names.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { checkLevel, enteredLevel, targetExamples, type EnteredLevel } from './entered-level.ts'
import { useLevels } from './levels-store.ts'

interface LevelDialogProps {
  name: LevelName
  level: ServiceLevel
}

const clocks = [
  { id: 'always' as const, name: i18n.t('Day and night') },
  { id: 'hours' as const, name: i18n.t('In business hours') },
]

/** What one plan is promised. */
export function LevelDialog({ name, level }: LevelDialogProps) {
  const failure = useLevels((state) => state.failure)
  const { closed, saved } = useLevels.getState()
  const [entered, setEntered] = useState(() => enteredLevel(level))
  const [isTried, setTried] = useState(false)
  const checked = checkLevel(entered)
  const messages: FieldMessages = isTried && !checked.ok ? checked.messages : {}
  const change = (fields: Partial<EnteredLevel>) => setEntered((before) => ({ ...before, ...fields }))
  const save = () => {
    setTried(true)
    if (checked.ok)
      void saved(
        { [name]: checked.level },
        i18n.t('{plan}: the promise is changed.', { plan: partNames[name] }),
      )
  }
  return (
    <Dialog
      title={i18n.t('Service level: {plan}', { plan: partNames[name] })}
      isOpen
      onClose={closed}
      size="large"
      footer={
        <>
          <Button onPress={closed}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" command="form.send" onPress={save}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the key of the fields within */}
      <div
        className="level-form"
        onKeyDown={(event) => {
          if (!isPressOf(event.nativeEvent, 'form.send')) return
          event.preventDefault()
          save()
        }}
      >
        {failure !== null && <p className="field-error">{failure.message}</p>}
        <RadioField
          label={i18n.t('Its clocks run')}
          options={clocks}
          selected={entered.isAlways ? 'always' : 'hours'}
          onSelect={(picked) => change({ isAlways: picked === 'always' })}
          orientation="horizontal"
        />
        {!entered.isAlways && (
          <HoursList hours={entered.hours} messages={messages} onChange={(hours) => change({ hours })} />
        )}
        <div className="level-targets">
          <span className="level-targets-head" aria-hidden>
            {i18n.t('Urgency')}
          </span>
          <span className="level-targets-head" aria-hidden>
            {i18n.t('First answer within')}
          </span>
          <span className="level-targets-head" aria-hidden>
            {i18n.t('Solved within')}
          </span>
          {urgencies.toReversed().map((urgency) => (
            <TargetFields
              key={urgency}
              urgency={urgency}
              entered={entered}
              messages={messages}
              onChange={change}
            />
          ))}
        </div>
        <p className="settings-words">
          {i18n.t(
            'Time in which its clocks run: {examples}. Blank promises nothing. While a ticket waits for the customer, the time to its solution stands still.',
            { examples: listText(targetExamples) },
          )}
        </p>
      </div>
    </Dialog>
  )
}

interface TargetFieldsProps {
  urgency: Urgency
  entered: EnteredLevel
  messages: FieldMessages
  onChange: (fields: Partial<EnteredLevel>) => void
}

function TargetFields({ urgency, entered, messages, onChange }: TargetFieldsProps) {
  const name = urgencyNames[urgency]
  const field = (which: 'firstAnswer' | 'solution', label: string) => (
    <TextField
      label={label}
      isLabelHidden
      placeholder="–"
      autoComplete="off"
      maxLength={24}
      value={entered[which][urgency]}
      onChange={(text) => onChange({ [which]: { ...entered[which], [urgency]: text } })}
      errorMessage={messages[`${which}.${urgency}`]}
    />
  )
  return (
    <>
      <UrgencyMark urgency={urgency} />
      {field('firstAnswer', i18n.t('{name}: first answer within', { name }))}
      {field('solution', i18n.t('{name}: solved within', { name }))}
    </>
  )
}
