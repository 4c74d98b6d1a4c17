import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { readMailOptions, type MailOptions } from './mail-options.ts'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** How the service was asked to run. */
export interface Options {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly dataDir: string
  /** The only source of links in anything sent out, without a slash at its end; null: the address listened on. */
  readonly publicUrl: string | null
  /** Whose forwarded addresses count: nobody's, everybody's, or those of these proxies. */
  readonly trustProxy: boolean | string[]
  readonly adminToken: string | null
  /** The key of the desk's secrets; null: it lies in the data folder. */
  readonly deskKey: string | null
  /** Null: this desk sends no mail. */
  readonly mail: MailOptions | null
  /** Called each minute while the pager lives: whoever misses it sounds the alarm. */
  readonly deadManUrl: string | null
  readonly logLevel: LogLevel
  /** How many tickets an empty desk is filled with for trial and training; null: it is a real desk. */
  readonly sample: { readonly tickets: number; readonly seed: number } | null
}

/** An environment that makes no sense, in words for the operator. */
export class OptionsRefused extends Error {
  override readonly name = 'OptionsRefused'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment; an empty variable counts as absent. Throws `OptionsRefused`. */
export function readOptions(environment: Environment): Options {
  const given = (name: string) => environment[name]?.trim() || null
  if (given('DATABASE_URL'))
    throw new OptionsRefused(
      'DATABASE_URL is set, but this version keeps its data in SQLite; PostgreSQL comes in a later version. Unset it.',
    )
  const tickets = given('DESK_SAMPLE_TICKETS')
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', given('PORT') ?? '8420', 65_535),
    dataDir: resolve(given('DATA_DIR') ?? 'desk-data'),
    publicUrl: publicUrl(given('PUBLIC_URL')),
    trustProxy: trustProxy(given('TRUST_PROXY')),
    adminToken: adminToken(given('DESK_ADMIN_TOKEN')),
    deskKey: given('DESK_KEY'),
    mail: readMailOptions(given('SMTP_URL'), given('MAIL_FROM'), refuse),
    deadManUrl: deadManUrl(given('DEAD_MAN_URL')),
    logLevel: logLevel(given('LOG_LEVEL') ?? 'info'),
    sample:
      tickets === null
        ? null
        : {
            tickets: wholeNumber('DESK_SAMPLE_TICKETS', tickets, 1_000_000),
            seed: wholeNumber('DESK_SAMPLE_SEED', given('DESK_SAMPLE_SEED') ?? '1', 2 ** 31),
          },
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value) || value > most)
    throw new OptionsRefused(`${name} is ${JSON.stringify(text)}: give a whole number from 0 to ${most}.`)
  return value
}

function publicUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  )
    throw new OptionsRefused(
      `PUBLIC_URL is ${JSON.stringify(text)}: give the address customers see, such as https://desk.example.com`,
    )
  return url.href.replace(/\/+$/, '')
}

function refuse(words: string): never {
  throw new OptionsRefused(words)
}

/** What it names may be secret: it is not repeated. */
function deadManUrl(text: string | null): string | null {
  if (text !== null && !/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    return refuse('DEAD_MAN_URL is no https: or http: address.')
  return text
}

function trustProxy(text: string | null): boolean | string[] {
  if (text === null || text === 'false') return false
  if (text === 'true') return true
  const proxies = text.split(',').map((proxy) => proxy.trim())
  const wrong = proxies.find((proxy) => isIP(proxy.replace(/\/\d+$/, '')) === 0 && proxy !== 'loopback')
  if (wrong !== undefined)
    throw new OptionsRefused(
      `TRUST_PROXY holds ${JSON.stringify(wrong)}: give addresses or networks of your proxies, such as 127.0.0.1 or 10.0.0.0/8.`,
    )
  return proxies
}

function adminToken(text: string | null): string | null {
  if (text !== null && !/^[\x21-\x7e]{8,200}$/.test(text))
    throw new OptionsRefused('DESK_ADMIN_TOKEN must have 8 to 200 printable ASCII characters without spaces.')
  return text
}

function logLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text)
  if (!level)
    throw new OptionsRefused(`LOG_LEVEL is ${JSON.stringify(text)}: give one of ${logLevels.join(', ')}.`)
  return level
}
