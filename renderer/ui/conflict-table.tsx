import { useId, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { DecisionOf, FieldConflict } from '../../shared/ipc/act.ts'
import { i18n } from '../texts/i18n.ts'
import { Button } from './button.tsx'
import './conflict-table.css'

type Side = 'mine' | 'theirs'

interface ConflictTableProps {
  conflicts: readonly FieldConflict[]
  /** Which fields stay as their author wants them, and what was shown when that was decided. */
  onSettle: (decision: DecisionOf<'settle'>) => void
}

/**
 * The fields that two people changed at the same time: how each was, what one wants, what the other made of it. Nothing
 * is chosen beforehand; a person decides, all at once or field by field.
 */
export function ConflictTable({ conflicts, onSettle }: ConflictTableProps) {
  // By what stands there: a choice about a value that was changed once more is none about the new one.
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const sideOf = (conflict: FieldConflict) => chosen.get(placeOf(conflict)) ?? null
  const isSingle = conflicts.length === 1
  const isDecided = conflicts.every((conflict) => sideOf(conflict) !== null)
  const settle = (isMine: (conflict: FieldConflict) => boolean) => {
    const mine = conflicts.filter(isMine).map(({ field }) => field)
    onSettle({ kind: 'settle', mine, shown: conflicts.map(({ field, stands }) => ({ field, stands })) })
  }
  return (
    <div className="conflict" role="group" aria-label={i18n.t('Somebody else changed the same')}>
      <div className="conflict-row conflict-head" aria-hidden>
        <span />
        <span>{i18n.t('Before')}</span>
        <span>{i18n.t('Mine')}</span>
        <span>{i18n.t('Theirs')}</span>
      </div>
      {conflicts.map((conflict) => (
        <ConflictRow
          key={conflict.field}
          conflict={conflict}
          side={isSingle ? undefined : sideOf(conflict)}
          onPick={(side) => setChosen((before) => new Map(before).set(placeOf(conflict), side))}
        />
      ))}
      <div className="conflict-choices">
        <Button size="small" onPress={() => settle(() => true)}>
          {isSingle ? i18n.t('Keep mine') : i18n.t('Keep all mine')}
        </Button>
        <Button size="small" onPress={() => settle(() => false)}>
          {isSingle ? i18n.t('Take theirs') : i18n.t('Take all theirs')}
        </Button>
        {!isSingle && (
          <Button
            size="small"
            variant="primary"
            isDisabled={!isDecided}
            onPress={() => settle((conflict) => sideOf(conflict) === 'mine')}
          >
            {i18n.t('Keep what is chosen')}
          </Button>
        )}
      </div>
    </div>
  )
}

function placeOf({ field, stands }: FieldConflict): string {
  return `${field} ${stands}`
}

interface ConflictRowProps {
  conflict: FieldConflict
  /** What is chosen, null for nothing yet; undefined where the buttons below decide. */
  side: Side | null | undefined
  onPick: (side: Side) => void
}

function ConflictRow({ conflict: { name, before, mine, theirs }, side, onPick }: ConflictRowProps) {
  const id = useId()
  const first = (
    <>
      <span id={id} className="conflict-name">
        {name}
      </span>
      <Value label={i18n.t('Before')} value={before} />
    </>
  )
  if (side === undefined)
    return (
      <div className="conflict-row" role="group" aria-labelledby={id}>
        {first}
        <Value label={i18n.t('Mine')} value={mine} />
        <Value label={i18n.t('Theirs')} value={theirs} />
      </div>
    )
  return (
    <RadioGroup
      className="conflict-row"
      aria-labelledby={id}
      orientation="horizontal"
      value={side}
      onChange={(value) => onPick(value === 'mine' ? 'mine' : 'theirs')}
    >
      {first}
      <SideRadio side="mine" label={i18n.t('Mine')} value={mine} />
      <SideRadio side="theirs" label={i18n.t('Theirs')} value={theirs} />
    </RadioGroup>
  )
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div className="conflict-value">
      <span className="visually-hidden">{label}: </span>
      <bdi>{shown(value)}</bdi>
    </div>
  )
}

function SideRadio({ side, label, value }: { side: Side; label: string; value: string }) {
  return (
    <Radio value={side} aria-label={`${label}: ${shown(value)}`} className="radio conflict-value">
      <span className="radio-dot" aria-hidden />
      <bdi className="radio-words">{shown(value)}</bdi>
    </Radio>
  )
}

/** An empty value is said, not left blank. */
function shown(value: string): string {
  return value.trim() === '' ? i18n.t('nothing') : value
}
