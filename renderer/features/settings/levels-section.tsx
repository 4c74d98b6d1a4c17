import { useEffect } from 'react'
import { Pencil } from 'lucide-react'
import {
  levelNames,
  type LevelName,
  type ServiceLevel,
  type ServiceLevels,
} from '../../../shared/protocol/service-levels.ts'
import { usualServiceLevels } from '../../../shared/rules/service-levels/usual-levels.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { hoursWords, targetWords } from '../../ui/level-words.ts'
import { listText } from '../../ui/list-text.ts'
import { partNames } from '../../ui/rule-names.ts'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { LevelDialog } from './level-dialog.tsx'
import { useLevels } from './levels-store.ts'
import { SettingsSection } from './settings-section.tsx'
import { SharedLevelsDialog } from './shared-levels-dialog.tsx'
import './levels-section.css'

const loudestFirst = urgencies.toReversed()

/** What each plan is promised; administrators change it. */
export function LevelsSection({ isAdmin }: { isAdmin: boolean }) {
  const { levels, timeZone, failure, editing } = useLevels()
  const { opened, asked, saved } = useLevels.getState()
  useEffect(() => opened(), [opened])
  if (levels === null) return null
  const isEmpty = levelNames.every((name) => isNothing(levels[name]))
  return (
    <SettingsSection
      title={i18n.t('Service levels')}
      words={
        isAdmin
          ? i18n.t('What each plan is promised: time until the first answer, and until it is solved.')
          : i18n.t(
              'What each plan is promised: time until the first answer, and until it is solved. Administrators change it.',
            )
      }
    >
      {failure !== null && <ErrorNote failure={failure} />}
      {isEmpty ? (
        <p className="settings-words">{i18n.t('Nothing is promised yet, so no clock runs on any ticket.')}</p>
      ) : (
        <SharedFacts levels={levels} />
      )}
      {isAdmin && (
        <div className="settings-buttons">
          {isEmpty && (
            <Button
              variant="primary"
              onPress={() =>
                void saved(usualServiceLevels(timeZone), i18n.t('Usual service levels are set.'))
              }
            >
              {i18n.t('Begin with usual targets')}
            </Button>
          )}
          <Button icon={Pencil} onPress={() => asked('shared')}>
            {i18n.t('Time zone, holidays, warning…')}
          </Button>
        </div>
      )}
      {(!isEmpty || isAdmin) && (
        <ul className="levels">
          {levelNames.map((name) => (
            <LevelRow key={name} name={name} level={levels[name]} onEdit={isAdmin ? asked : null} />
          ))}
        </ul>
      )}
      {editing === 'shared' && <SharedLevelsDialog levels={levels} />}
      {editing !== null && editing !== 'shared' && (
        <LevelDialog key={editing} name={editing} level={levels[editing]} />
      )}
    </SettingsSection>
  )
}

function isNothing({ firstAnswer, solution }: ServiceLevel): boolean {
  return urgencies.every((urgency) => firstAnswer[urgency] === null && solution[urgency] === null)
}

function SharedFacts({ levels: { timeZone, holidays, warnPercent } }: { levels: ServiceLevels }) {
  return (
    <dl className="settings-facts">
      <dt>{i18n.t('Time zone')}</dt>
      <dd>{timeZone}</dd>
      <dt>{i18n.t('Holidays')}</dt>
      <dd>
        {holidays.length === 0
          ? i18n.t('None')
          : listText(holidays.map(({ name, date }) => `${name} (${date})`))}
      </dd>
      <dt>{i18n.t('Warning')}</dt>
      <dd>{i18n.t('From when {warnPercent} % of a target are left', { warnPercent })}</dd>
    </dl>
  )
}

/** Where there is little room, a dash stands for what is not promised. */
function shortTarget(minutes: number | null): string {
  return minutes === null ? '–' : targetWords(minutes)
}

interface LevelRowProps {
  name: LevelName
  level: ServiceLevel
  /** Null for who may only read it. */
  onEdit: ((name: LevelName) => void) | null
}

function LevelRow({ name, level, onEdit }: LevelRowProps) {
  const { hours, firstAnswer, solution } = level
  const promised = loudestFirst.filter(
    (urgency) => firstAnswer[urgency] !== null || solution[urgency] !== null,
  )
  return (
    <li className="levels-row">
      <div className="levels-head">
        <span className="levels-name">{partNames[name]}</span>
        <span className="levels-hours">
          {promised.length === 0 ? i18n.t('Nothing promised') : hoursWords(hours)}
        </span>
        {onEdit !== null && (
          <IconButton
            label={i18n.t('Change {plan}', { plan: partNames[name] })}
            icon={Pencil}
            size="small"
            onPress={() => onEdit(name)}
          />
        )}
      </div>
      {promised.length > 0 && (
        <dl className="levels-targets">
          {promised.map((urgency) => (
            <div key={urgency}>
              <dt>
                <UrgencyMark urgency={urgency} showWord="short" />
              </dt>
              <dd>
                <span className="levels-which">{i18n.t('answer')}</span> {shortTarget(firstAnswer[urgency])}
              </dd>
              <dd>
                <span className="levels-which">{i18n.t('solved')}</span> {shortTarget(solution[urgency])}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
