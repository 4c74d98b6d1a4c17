import { Radio, RadioGroup } from 'react-aria-components'
import { noticeLevels, type NoticeLevel, type NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import { urgencies, type Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'

const levelNames: Record<NoticeLevel, string> = {
  all: i18n.t('Everything'),
  mine: i18n.t('Only mine'),
  none: i18n.t('Nothing'),
}

interface NoticeLevelsProps {
  levels: NoticeRules['levels']
  onChange: (levels: NoticeRules['levels']) => void
}

/** One row per urgency, the highest first. Each is a choice of three; the arrows go along it. */
export function NoticeLevels({ levels, onChange }: NoticeLevelsProps) {
  return (
    <div
      className="notice-levels"
      role="group"
      aria-label={i18n.t('New tickets and customers’ messages, by urgency')}
    >
      <div className="notice-levels-head" aria-hidden>
        <span className="field-label">{i18n.t('New tickets and customers’ messages')}</span>
        {noticeLevels.map((level) => (
          <span key={level} className="notice-levels-name">
            {levelNames[level]}
          </span>
        ))}
      </div>
      {urgencies.toReversed().map((urgency) => (
        <LevelRow
          key={urgency}
          urgency={urgency}
          level={levels[urgency]}
          onPick={(level) => onChange({ ...levels, [urgency]: level })}
        />
      ))}
      <p className="field-description">
        {i18n.t(
          'A ticket is yours when it is assigned to you, or when you filed it or wrote on it. You are told nothing of what you did yourself, or have open before you.',
        )}
      </p>
    </div>
  )
}

interface LevelRowProps {
  urgency: Urgency
  level: NoticeLevel
  onPick: (level: NoticeLevel) => void
}

function LevelRow({ urgency, level, onPick }: LevelRowProps) {
  return (
    <RadioGroup
      className="notice-levels-row"
      aria-label={urgencyNames[urgency]}
      orientation="horizontal"
      value={level}
      onChange={(value) => {
        const picked = noticeLevels.find((each) => each === value)
        if (picked !== undefined) onPick(picked)
      }}
    >
      <span className="notice-levels-urgency" aria-hidden>
        <UrgencyMark urgency={urgency} />
      </span>
      {noticeLevels.map((each) => (
        <Radio key={each} value={each} aria-label={levelNames[each]} className="radio notice-level">
          <span className="radio-dot" aria-hidden />
          <span className="notice-level-word" aria-hidden>
            {levelNames[each]}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
