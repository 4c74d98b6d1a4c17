import {
  longestTarget,
  serviceLevelSchema,
  type ServiceLevel,
  type Targets,
} from '../../../shared/protocol/service-levels.ts'
import { targetWords } from '../../../shared/rules/service-levels/level-words.ts'
import { readTarget } from '../../../shared/rules/service-levels/read-target.ts'
import { urgencies, type Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { timeOfEntry, type EnteredHours, type FieldMessages } from '../../ui/hours-fields.tsx'

export type EnteredTargets = Readonly<Record<Urgency, string>>

/** What one plan is promised, as it is typed. */
export interface EnteredLevel {
  isAlways: boolean
  hours: readonly EnteredHours[]
  firstAnswer: EnteredTargets
  solution: EnteredTargets
}

const usualHours: EnteredHours = { days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }

export function enteredLevel({ hours, firstAnswer, solution }: ServiceLevel): EnteredLevel {
  return {
    isAlways: hours === null,
    hours: hours ?? [usualHours],
    firstAnswer: typedTargets(firstAnswer),
    solution: typedTargets(solution),
  }
}

function typedTargets(targets: Targets): EnteredTargets {
  const typed = (urgency: Urgency) => (targets[urgency] === null ? '' : targetWords(targets[urgency]))
  return {
    question: typed('question'),
    'work-request': typed('work-request'),
    'urgent-work-request': typed('urgent-work-request'),
    'impaired-function': typed('impaired-function'),
    'mission-critical': typed('mission-critical'),
  }
}

export type CheckedLevel = { ok: true; level: ServiceLevel } | { ok: false; messages: FieldMessages }

/** The fields read hours and minutes by these letters alone, so that no translation may change them. */
export const targetExamples = ['45 min', '2 h', '1 h 30 min'] as const

const badTarget = i18n.t('Such as {first}, {second} or {third}; blank promises nothing.', {
  first: targetExamples[0],
  second: targetExamples[1],
  third: targetExamples[2],
})
const tooLong = i18n.t('That is too long: {most} at most.', { most: '2160 h' })

/** The level that was typed, or what is wrong beside which field: "firstAnswer.question", "hours.0.from". */
export function checkLevel(entered: EnteredLevel): CheckedLevel {
  const messages: Record<string, string> = {}
  const read = (which: 'firstAnswer' | 'solution') =>
    Object.fromEntries(
      urgencies.map((urgency) => {
        const minutes = readTarget(entered[which][urgency])
        if (minutes === undefined || minutes === 0) messages[`${which}.${urgency}`] = badTarget
        else if (minutes !== null && minutes > longestTarget) messages[`${which}.${urgency}`] = tooLong
        return [urgency, minutes ?? null]
      }),
    )
  const [firstAnswer, solution] = [read('firstAnswer'), read('solution')]
  for (const urgency of urgencies) {
    const [answer, solved] = [firstAnswer[urgency] ?? null, solution[urgency] ?? null]
    if (answer !== null && solved !== null && answer > solved)
      messages[`solution.${urgency}`] ??= i18n.t('Sooner than the first answer.')
  }
  const hours = entered.isAlways
    ? null
    : entered.hours.map((one) => ({ ...one, from: timeOfEntry(one.from), until: timeOfEntry(one.until) }))
  const parsed = serviceLevelSchema.safeParse({ hours, firstAnswer, solution })
  if (parsed.success && Object.keys(messages).length === 0) return { ok: true, level: parsed.data }
  for (const { path, message } of parsed.error?.issues ?? [])
    messages[path.map(String).join('.')] ??=
      path.at(-1) === 'days' ? i18n.t('Choose at least one day.') : message
  return { ok: false, messages }
}
