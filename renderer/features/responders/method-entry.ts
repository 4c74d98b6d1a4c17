import {
  methodSettingsSchema,
  type Channel,
  type ContactMethod,
  type MethodSettings,
  type SecretsChange,
} from '../../../shared/protocol/responder.ts'
import { i18n } from '../../texts/i18n.ts'
import { channelFields, channelSwitches, secretsOf } from './channel-table.ts'

/** A method as it stands in the fields of its dialog. */
export interface MethodEntry {
  channel: Channel
  texts: Readonly<Record<string, string>>
  switches: Readonly<Record<string, boolean>>
  /** Typed now. What is kept at the desk is never here. */
  secrets: Readonly<Record<string, string>>
  /** Kept secrets that are to be forgotten. */
  forgotten: readonly string[]
}

export type MethodMessages = Readonly<Record<string, string>>

/** Blank, but for what is usual. */
export function freshEntry(channel: Channel): MethodEntry {
  const texts = Object.fromEntries(channelFields[channel].map(({ name, usual = '' }) => [name, usual]))
  return { channel, texts, switches: {}, secrets: {}, forgotten: [] }
}

export function entryOf({ settings }: Pick<ContactMethod, 'settings'>): MethodEntry {
  const values: Readonly<Record<string, string | number | boolean>> = settings
  const texts: Record<string, string> = {}
  const switches: Record<string, boolean> = {}
  for (const { name } of channelFields[settings.channel]) texts[name] = String(values[name] ?? '')
  for (const { name } of channelSwitches[settings.channel]) switches[name] = values[name] === true
  return { channel: settings.channel, texts, switches, secrets: {}, forgotten: [] }
}

export type CheckedMethod =
  { ok: true; settings: MethodSettings; secrets: SecretsChange } | { ok: false; messages: MethodMessages }

/** Reads the fields of the entry's channel, or says beside which of them something is wrong. */
export function checkMethod({ channel, texts, switches, secrets, forgotten }: MethodEntry): CheckedMethod {
  const messages: Record<string, string> = {}
  const read = channelFields[channel].map(({ name, range }) => {
    const text = (texts[name] ?? '').trim()
    if (range === undefined) return [name, text]
    const [least, most] = range
    const isWithin = /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most
    if (!isWithin) messages[name] = i18n.t('Enter a whole number from {least} to {most}.', { least, most })
    return [name, isWithin ? Number(text) : least]
  })
  const on = channelSwitches[channel].map(({ name }) => [name, switches[name] === true])
  const parsed = methodSettingsSchema.safeParse({ channel, ...Object.fromEntries([...read, ...on]) })
  for (const { path, message } of parsed.success ? [] : parsed.error.issues)
    messages[String(path[0])] ??= message
  for (const name of secretsOf(channel))
    if ((secrets[name] ?? '').length > 500) messages[name] = i18n.t('Use at most 500 characters.')
  if (!parsed.success || Object.keys(messages).length > 0) return { ok: false, messages }
  return { ok: true, settings: parsed.data, secrets: secretsChange(channel, secrets, forgotten) }
}

function secretsChange(
  channel: Channel,
  typed: MethodEntry['secrets'],
  forgotten: readonly string[],
): SecretsChange {
  const change: SecretsChange = {}
  for (const name of secretsOf(channel)) {
    const text = typed[name] ?? ''
    if (text !== '') change[name] = text
    else if (forgotten.includes(name)) change[name] = null
  }
  return change
}
