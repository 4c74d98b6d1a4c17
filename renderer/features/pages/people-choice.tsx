import { useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { TextField } from '../../ui/text-field.tsx'
import { TickBox } from '../../ui/tick-box.tsx'
import { peopleFitting, personWords } from './person-words.ts'

interface PeopleChoiceProps {
  people: readonly PagePerson[]
  chosen: readonly ResponderId[]
  onChange: (chosen: readonly ResponderId[]) => void
}

/** Some of those who can be paged. Who is chosen stays chosen while another is looked for. */
export function PeopleChoice({ people, chosen, onChange }: PeopleChoiceProps) {
  const [text, setText] = useState('')
  const fitting = peopleFitting(people, text)
  const shown = new Set<string>(fitting.map(({ id }) => id))
  return (
    <div className="people-choice">
      {people.length > 8 && (
        <TextField
          label={i18n.t('Find somebody')}
          isLabelHidden
          placeholder={i18n.t('Find somebody')}
          type="search"
          value={text}
          onChange={setText}
        />
      )}
      <CheckboxGroup
        value={[...chosen]}
        onChange={(ids) => {
          const picked = new Set(ids)
          const kept = chosen.filter((id) => !shown.has(id))
          onChange([...kept, ...fitting.map(({ id }) => id).filter((id) => picked.has(id))])
        }}
      >
        <Label className="visually-hidden">{i18n.t('People')}</Label>
        <div className="people-choice-list">
          {fitting.map((person) => (
            <Checkbox key={person.id} value={person.id} className="people-choice-person">
              <TickBox />
              <span className="people-choice-words">
                <bdi className="one-line">{person.name}</bdi>
                <span className="page-faint">{personWords(person)}</span>
              </span>
            </Checkbox>
          ))}
          {fitting.length === 0 && <p className="page-faint">{i18n.t('Nobody is called so.')}</p>}
        </div>
      </CheckboxGroup>
    </div>
  )
}
