import type { ResponderId } from '../../../shared/protocol/common.ts'
import {
  escalationSchema,
  overrideSchema,
  rotaSchema,
  shiftSchema,
  type Escalation,
  type Override,
  type Rota,
  type Shift,
} from '../../../shared/protocol/rota.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { timeOfEntry, type EnteredHours, type FieldMessages } from '../../ui/hours-fields.tsx'
import { dateText, fieldText, instantOfField } from './zone-time.ts'

/** Somebody as typed; `id` is null while the text is nobody's name. */
export interface EnteredPerson {
  text: string
  id: ResponderId | null
}

/** What stands in the fields of the one dialog that is open. `id`: of what is changed; made anew for something new. */
export type Entered =
  | {
      kind: 'shift'
      id: string
      name: string
      responderIds: readonly ResponderId[]
      isAlways: boolean
      hours: readonly EnteredHours[]
      isInTurns: boolean
      turnsFrom: string
      handOverAt: string
      turnDays: string
    }
  /** Times as the clocks of the rota show them. */
  | {
      kind: 'override'
      id: string
      from: string
      until: string
      off: EnteredPerson
      on: EnteredPerson
    }
  /** `place`: in the list of steps; null for a new one. */
  | { kind: 'step'; place: number | null; afterMinutes: string; responderIds: readonly ResponderId[] }
  | { kind: 'zone'; timeZone: string }

export type EnteredOf<Kind extends Entered['kind']> = Extract<Entered, { kind: Kind }>

export type Messages = FieldMessages
export type CheckedRota = { ok: true; rota: Rota } | { ok: false; messages: Messages }

const usualHours: EnteredHours = { days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }

/** A shift as fields; `now` in ms, for what a new one proposes. */
export function enteredShift(shift: Shift | null, timeZone: string, now: number): EnteredOf<'shift'> {
  return {
    kind: 'shift',
    id: shift?.id ?? crypto.randomUUID(),
    name: shift?.name ?? '',
    responderIds: shift?.responderIds ?? [],
    isAlways: shift === null || shift.hours === null,
    hours: shift?.hours ?? [usualHours],
    isInTurns: shift !== null && shift.turns !== null,
    turnsFrom: shift?.turns?.from ?? dateText(now, timeZone),
    handOverAt: shift?.turns?.handOverAt ?? '09:00',
    turnDays: String(shift?.turns?.days ?? 7),
  }
}

export function enteredOverride(
  override: Override | null,
  nameOf: (id: ResponderId) => string,
  timeZone: string,
  now: number,
): EnteredOf<'override'> {
  const person = (id: ResponderId | null) => ({ id, text: id === null ? '' : nameOf(id) })
  const hour = 3_600_000
  const nextHour = Math.ceil(now / hour) * hour
  return {
    kind: 'override',
    id: override?.id ?? crypto.randomUUID(),
    from: fieldText(override === null ? nextHour : Date.parse(override.from), timeZone),
    until: fieldText(override === null ? nextHour + 24 * hour : Date.parse(override.until), timeZone),
    off: person(override?.off ?? null),
    on: person(override?.on ?? null),
  }
}

export function enteredStep(step: Escalation | null, place: number | null): EnteredOf<'step'> {
  return {
    kind: 'step',
    place,
    afterMinutes: String(step?.afterMinutes ?? 15),
    responderIds: step?.responderIds ?? [],
  }
}

/** The rota with what was entered put into it, or what is wrong beside which field. */
export function checkEntered(rota: Rota, entered: Entered): CheckedRota {
  switch (entered.kind) {
    case 'shift': {
      const shift = shiftSchema.safeParse(shiftOf(entered))
      return shift.success
        ? whole({ ...rota, shifts: withOne(rota.shifts, shift.data) })
        : refused(shift.error.issues)
    }
    case 'override': {
      const unclear = unclearPeople(entered)
      if (unclear !== null) return unclear
      const override = overrideSchema.safeParse(overrideOf(entered, rota.timeZone))
      return override.success
        ? whole({ ...rota, overrides: withOne(rota.overrides, override.data) })
        : refused(override.error.issues)
    }
    case 'step': {
      const { place, responderIds, afterMinutes } = entered
      const step = escalationSchema.safeParse({ afterMinutes: numberOf(afterMinutes), responderIds })
      if (!step.success) return refused(step.error.issues)
      const others = rota.escalation.filter((_, other) => other !== place)
      const escalation = [...others, step.data].sort((one, other) => one.afterMinutes - other.afterMinutes)
      return whole({ ...rota, escalation })
    }
    case 'zone':
      return whole({ ...rota, timeZone: entered.timeZone.trim() })
    default:
      return assertNever(entered)
  }
}

function shiftOf(entered: EnteredOf<'shift'>) {
  const { id, name, responderIds, isAlways, hours, isInTurns, turnsFrom, handOverAt, turnDays } = entered
  const turns = { from: turnsFrom, handOverAt: timeOfEntry(handOverAt), days: numberOf(turnDays) }
  const read = hours.map(({ days, from, until }) => ({
    days,
    from: timeOfEntry(from),
    until: timeOfEntry(until),
  }))
  return { id, name, responderIds, turns: isInTurns ? turns : null, hours: isAlways ? null : read }
}

function overrideOf({ id, from, until, off, on }: EnteredOf<'override'>, timeZone: string) {
  const instant = (text: string) => {
    const at = instantOfField(text, timeZone)
    return at === null ? '' : new Date(at).toISOString()
  }
  return { id, from: instant(from), until: instant(until), off: off.id, on: on.id }
}

/** A text that is nobody's name must not be taken for nobody. */
function unclearPeople({ off, on }: EnteredOf<'override'>): CheckedRota | null {
  const messages: Record<string, string> = {}
  if (off.id === null && off.text.trim() !== '') messages['off'] = i18n.t('Choose somebody from the list.')
  if (on.id === null && on.text.trim() !== '') messages['on'] = i18n.t('Choose somebody from the list.')
  return Object.keys(messages).length === 0 ? null : { ok: false, messages }
}

function numberOf(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN
}

function withOne<Entry extends { id: string }>(entries: readonly Entry[], one: Entry): Entry[] {
  return entries.some(({ id }) => id === one.id)
    ? entries.map((each) => (each.id === one.id ? one : each))
    : [...entries, one]
}

function whole(rota: Rota): CheckedRota {
  const parsed = rotaSchema.safeParse(rota)
  return parsed.success ? { ok: true, rota: parsed.data } : refused(parsed.error.issues)
}

interface Issue {
  path: readonly PropertyKey[]
  message: string
}

/** By its path, "hours.0.days"; a message without a path stands over the fields. */
function refused(issues: readonly Issue[]): CheckedRota {
  const messages: Record<string, string> = {}
  for (const { path, message } of issues) {
    const field = path.map(String).join('.')
    const plain = plainWords[field.replace(/\.\d+\./, '.')] ?? message
    messages[field] ??= isForPeople(message) ? message : plain
  }
  return { ok: false, messages }
}

/** What a schema says by itself is for programmers. */
function isForPeople(message: string): boolean {
  return !/^(Invalid|Too (small|big))/.test(message)
}

const plainWords: Record<string, string> = {
  'turns.days': i18n.t('Enter a whole number of days from 1 to 365.'),
  'turns.from': i18n.t('Choose the day of the first turn.'),
  'hours.days': i18n.t('Choose at least one day.'),
  afterMinutes: i18n.t('Enter a whole number of minutes from 1 to 1440.'),
  from: i18n.t('Choose a day and a time.'),
  until: i18n.t('Choose a day and a time.'),
}
