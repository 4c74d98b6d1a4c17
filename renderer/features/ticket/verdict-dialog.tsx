import { useEffect, useRef } from 'react'
import { verdicts, type Verdict } from '../../../shared/rules/verdict.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { commandOf } from '../../commands/command-table.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { urgencyNames, verdictNames } from '../../ui/rule-names.ts'
import './verdict-dialog.css'

const meanings: Record<Verdict, string> = {
  justified: i18n.t('It was as bad as they said.'),
  overstated: i18n.t('Something had stopped, but a lower level would have done.'),
  'false-alarm': i18n.t('Nothing had stopped that people are woken for.'),
  'could-not-know': i18n.t('They could not see that it was less; it counts in their favour.'),
}

interface VerdictDialogProps {
  requested: Urgency
  /** Null: the ticket is settled without one; it can be given later. Never keeps anybody from settling. */
  onDecided: (verdict: Verdict | null) => void
}

/** Asks, as a loud ticket is settled, what its urgency was worth: one key, or Escape. */
export function VerdictDialog({ requested, onDecided }: VerdictDialogProps) {
  useVerdictKeys(onDecided)
  return (
    <Dialog
      title={i18n.t('What was the urgency worth?')}
      isOpen
      size="small"
      onClose={() => onDecided(null)}
      footer={
        // Enter that is pressed once too often gives no verdict.
        <Button command="desk.close" autoFocus onPress={() => onDecided(null)}>
          {i18n.t('Skip')}
        </Button>
      }
    >
      <div className="verdict-dialog">
        <p className="verdict-dialog-words">
          {i18n.t(
            'The customer chose “{urgency}”. Your verdict counts in the group’s record, and can be changed later.',
            { urgency: urgencyNames[requested] },
          )}
        </p>
        <div className="verdict-dialog-choices" role="group" aria-label={i18n.t('Verdict')}>
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className="verdict-dialog-choice"
              aria-keyshortcuts={commandOf(commandFor(verdict)).keys.join(' ')}
              onClick={() => onDecided(verdict)}
            >
              <span>
                <span className="verdict-dialog-name">{verdictNames[verdict]}</span>
                <span className="verdict-dialog-meaning">{meanings[verdict]}</span>
              </span>
              <kbd aria-hidden>{commandOf(commandFor(verdict)).keys[0]}</kbd>
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

/** The dialog asks for nothing else: its keys stay where single keys are switched off. */
function commandFor(verdict: Verdict): `verdict.${Verdict}` {
  return `verdict.${verdict}`
}

/** Wherever the focus is in the dialog. A key that is still held down from before means nothing here. */
function useVerdictKeys(onDecided: VerdictDialogProps['onDecided']): void {
  const current = useRef(onDecided)
  useEffect(() => {
    current.current = onDecided
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.repeat) return
      const picked = verdicts.find((each) => isPressOf(event, commandFor(each)))
      if (picked === undefined) return
      event.preventDefault()
      event.stopPropagation()
      current.current(picked)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
