import type { ReactNode } from 'react'
import { CircleQuestionMark } from 'lucide-react'
import { searchOperatorNames } from '../../../shared/rules/search-operators.ts'
import { i18n } from '../../texts/i18n.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { operatorWords } from './operator-words.ts'

const signs: readonly (readonly [string, string])[] = [
  ['mail down', i18n.t('Both words, anywhere; from three letters on, their beginnings do')],
  ['"mail is down"', i18n.t('Exactly these words, side by side')],
  ['-printer', i18n.t('Not this; before an operator too: -status:closed')],
  ['#5012', i18n.t('The ticket of that number')],
]

/** All that may be typed into the search. */
export function SearchHelp() {
  return (
    <PopoverPanel
      label={i18n.t('What can be searched for')}
      trigger={<IconButton label={i18n.t('What can be searched for')} icon={CircleQuestionMark} />}
    >
      <div className="search-help">
        <p className="search-help-lead">
          {i18n.t(
            'Finds number, subject, group, people and every message of all tickets on this workstation, with or without the desk.',
          )}
        </p>
        <dl className="search-help-table">
          {signs.map(([typed, does]) => (
            <Line key={typed} typed={typed} does={does} />
          ))}
          {searchOperatorNames.map((name) => (
            <Line key={name} typed={`${name}:`} does={operatorWords[name]} />
          ))}
        </dl>
      </div>
    </PopoverPanel>
  )
}

function Line({ typed, does }: { typed: string; does: string }) {
  return (
    <div>
      <dt>
        <code>{typed}</code>
      </dt>
      <dd>{withExamples(does)}</dd>
    </div>
  )
}

/** What may be typed stands out from the words around it, and is never broken at its hyphen. */
function withExamples(does: string): ReactNode[] {
  return does
    .split(/(-?[a-z]+:(?:"[^"]*"|[^\s,]+))/)
    .map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))
}
