import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { fieldWords } from '../../shared/protocol/field-words.ts'
import {
  defaultServiceLevels,
  type ServiceLevels,
  type ServiceLevelsChange,
} from '../../shared/protocol/service-levels.ts'
import {
  defaultPagingRules,
  defaultThresholds,
  settingsReplySchema,
  settingsSchema,
  type Settings,
  type SettingsChange,
  type SettingsReplacement,
  type SettingsReply,
  type Thresholds,
} from '../../shared/protocol/settings.ts'
import { levelsWith } from '../../shared/rules/service-levels/levels-with.ts'
import type { Reader, Writer } from './database.ts'
import { DatabaseRefused } from './database-refused.ts'
import { recordChange } from './feed.ts'
import { Refusal } from './refusal.ts'

/** What a new desk says until its administrator says otherwise. It knows no number and no hours, and makes none up. */
export const defaultSettings: Settings = {
  providerName: 'iMagine Internet Services',
  legalNotice: '',
  colours: { accent: '#1a5fb4', banner: '#12325c' },
  links: { terms: null, payment: null, comparison: null, services: [], more: [] },
  emergencyPhone: '',
  openingHours: '',
  timeZone: 'UTC',
  thresholds: defaultThresholds,
  paging: defaultPagingRules,
  serviceLevels: defaultServiceLevels,
}

/** The first settings: the defaults, and over them what `settings.json` in the data folder says, where there is one. */
export async function initialSettings(dataDir: string): Promise<Settings> {
  const file = join(dataDir, 'settings.json')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return defaultSettings
  const given = z.record(z.string(), z.unknown()).safeParse(parseJson(text))
  if (!given.success) throw new DatabaseRefused(`${file} is not a JSON object.`)
  const read = settingsSchema.safeParse({ ...defaultSettings, ...given.data }, { error: fieldWords })
  if (read.success) return read.data
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'settings'}: ${message}`)
  throw new DatabaseRefused([`${file} cannot be used:`, ...lines].join('\n'))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Writes the first settings of a new desk; leaves those of a known one alone. */
export async function ensureSettings(tx: Writer, first: Settings, now: Date): Promise<void> {
  const known = await tx.selectFrom('settings').select('id').executeTakeFirst()
  if (known) return
  const doc = JSON.stringify({ ...first, version: 1 })
  await tx.insertInto('settings').values({ id: 'desk', version: 1, doc }).execute()
  await recordChange(tx, { kind: 'settings', id: 'desk', op: 'put', version: 1, now })
}

export async function readSettings(reader: Reader): Promise<SettingsReply> {
  const row = await reader.selectFrom('settings').select('doc').executeTakeFirstOrThrow()
  return settingsReplySchema.parse(JSON.parse(row.doc))
}

/** What the desk's rules go by. A desk that was told nothing yet goes by what a new one is told. */
export async function readThresholds(reader: Reader): Promise<Thresholds> {
  const row = await reader.selectFrom('settings').select('doc').executeTakeFirst()
  return row ? settingsReplySchema.parse(JSON.parse(row.doc)).thresholds : defaultThresholds
}

/**
 * Replaces the settings; rules that are left out stay. `isExpected` judges the version that is replaced:
 * `version-conflict`.
 */
export async function writeSettings(
  tx: Writer,
  next: SettingsReplacement,
  now: Date,
  isExpected: (version: number) => boolean = () => true,
): Promise<SettingsReply> {
  const current = await expectedSettings(tx, isExpected)
  const rules = {
    thresholds: next.thresholds ?? current.thresholds,
    paging: next.paging ?? current.paging,
    serviceLevels: next.serviceLevels ?? current.serviceLevels,
  }
  return putSettings(tx, { ...next, ...rules }, current.version, now)
}

/** Changes only what is named, and nothing where everything stands so already. Throws `version-conflict`. */
export async function changeSettings(
  tx: Writer,
  change: SettingsChange,
  now: Date,
  isExpected: (version: number) => boolean,
): Promise<SettingsReply> {
  const current = await expectedSettings(tx, isExpected)
  const thresholds = thresholdsAfter(current.thresholds, change.thresholds ?? {})
  const serviceLevels = serviceLevelsAfter(current.serviceLevels, change.serviceLevels ?? {})
  if (thresholds === null && serviceLevels === null) return current
  const changed = { ...(thresholds && { thresholds }), ...(serviceLevels && { serviceLevels }) }
  return putSettings(tx, { ...current, ...changed }, current.version, now)
}

/** What a change makes of the thresholds; null where they stand so already. */
export function thresholdsAfter(
  current: Thresholds,
  change: NonNullable<SettingsChange['thresholds']>,
): Thresholds | null {
  const after = {
    suggestion: change.suggestion ?? current.suggestion,
    outage: change.outage ?? current.outage,
  }
  return isDeepStrictEqual(after, current) ? null : after
}

/** What a change makes of the service levels; null where they stand so already. */
export function serviceLevelsAfter(
  current: ServiceLevels,
  change: ServiceLevelsChange,
): ServiceLevels | null {
  const after = levelsWith(current, change)
  return isDeepStrictEqual(after, current) ? null : after
}

async function expectedSettings(
  tx: Writer,
  isExpected: (version: number) => boolean,
): Promise<SettingsReply> {
  const current = await readSettings(tx)
  if (!isExpected(current.version))
    throw new Refusal('version-conflict', 'The settings have changed meanwhile.', { current })
  return current
}

async function putSettings(tx: Writer, next: Settings, before: number, now: Date): Promise<SettingsReply> {
  const version = before + 1
  const reply = { ...next, version }
  await tx
    .updateTable('settings')
    .set({ version, doc: JSON.stringify(reply) })
    .execute()
  await recordChange(tx, { kind: 'settings', id: 'desk', op: 'put', version, now })
  return reply
}
