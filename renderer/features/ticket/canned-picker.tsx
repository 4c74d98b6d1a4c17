import { useState } from 'react'
import { Trans } from '@lingui/react'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import { fillVariables, type VariableValues } from '../../../shared/rules/fill-variables.ts'
import { i18n } from '../../texts/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { cannedChoice } from './canned-choice.ts'
import { useCanned } from './canned-store.ts'
import './canned-picker.css'

interface CannedPickerProps {
  values: VariableValues
  onPick: (reply: CannedReplyView) => void
}

/** Looks for a canned reply and shows how it would read on this ticket: all by the keyboard, without leaving the text. */
export function CannedPicker({ values, onPick }: CannedPickerProps) {
  const isOpen = useCanned((store) => store.isOpen)
  const { closed } = useCanned.getState()
  return (
    <Dialog
      title={i18n.t('Canned replies')}
      isOpen={isOpen}
      onClose={closed}
      size="large"
      closesOnPressOutside
    >
      <Picker values={values} onPick={onPick} />
    </Dialog>
  )
}

function Picker({ values, onPick }: CannedPickerProps) {
  const { replies, uses } = useCanned()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const choice = cannedChoice(replies, uses, text)
  const index = Math.min(at, choice.length - 1)
  const current = choice[index]
  return (
    <div className="canned-picker">
      <input
        className="field-input canned-search"
        role="combobox"
        aria-label={i18n.t('Look for a canned reply')}
        aria-expanded="true"
        aria-controls="canned-list"
        aria-activedescendant={current && `canned-${current.id}`}
        aria-autocomplete="list"
        placeholder={i18n.t('Title, shortcut or words of it')}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was asked for to type here
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step !== undefined) {
            event.preventDefault()
            setAt(Math.max(0, Math.min(choice.length - 1, index + step)))
          } else if (event.key === 'Enter' && current !== undefined) {
            event.preventDefault()
            onPick(current)
          }
        }}
      />
      <div className="canned-list" id="canned-list" role="listbox" aria-label={i18n.t('Canned replies')}>
        {choice.map((reply, place) => (
          <Choice
            key={reply.id}
            reply={reply}
            isCurrent={place === index}
            onPick={onPick}
            onPoint={() => setAt(place)}
          />
        ))}
      </div>
      {current === undefined ? (
        <p className="canned-none">
          {replies.length === 0
            ? i18n.t('There are no canned replies yet. Write the first under Settings.')
            : i18n.t('None of them holds these words.')}
        </p>
      ) : (
        <section className="rich-text-preview" aria-label={i18n.t('How it would read')}>
          <RichText>{fillVariables(current.body, values)}</RichText>
        </section>
      )}
      <p className="canned-help" aria-hidden>
        <Trans
          id="{up} {down} choose {enter} put it into the text {escape} close"
          values={{ up: <kbd>↑</kbd>, down: <kbd>↓</kbd>, enter: <kbd>Enter</kbd>, escape: <kbd>Esc</kbd> }}
        />
      </p>
    </div>
  )
}

interface ChoiceProps {
  reply: CannedReplyView
  isCurrent: boolean
  onPick: (reply: CannedReplyView) => void
  onPoint: () => void
}

function Choice({ reply, isCurrent, onPick, onPoint }: ChoiceProps) {
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys (ARIA combobox)
    <div
      id={`canned-${reply.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className="canned-choice"
      ref={(element) => {
        if (isCurrent) element?.scrollIntoView?.({ block: 'nearest' })
      }}
      onMouseMove={onPoint}
      onClick={() => onPick(reply)}
    >
      <bdi className="canned-choice-title">{reply.title}</bdi>
      {reply.shortcut !== null && <code className="canned-choice-shortcut">;{reply.shortcut}</code>}
    </div>
  )
}
