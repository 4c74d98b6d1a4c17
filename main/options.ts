import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { linkScheme } from '../shared/rules/ticket-link.ts'
import type { Options } from './ipc/host-console.ts'

export type ParsedOptions =
  | { kind: 'run'; options: Options; warnings: string[] }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string }

export const helpText = `iMagine Desk, the console

  imagine-desk://ticket/123
                     open this ticket, in the console that runs where there is one

  --web              open in a browser on this machine instead of a window
  --port N           port of the browser host (default: a free one)
  --no-open          print the address and open no browser
  --service URL      sign in to this desk
  --token T          your token; other users can see it in the process list, DESK_TOKEN in the environment is safer
  --profile DIR      folder for everything this console keeps
  --sample           start the sample desk and sign in to it
  --tickets N        how many tickets a new sample desk holds (default 2000)
  --help             show this`

const defaults = { port: 0, sampleTickets: 2000 } as const
const limits = { port: 65_535, sampleTickets: 500_000 } as const

/**
 * Reads the command line, `argv` without the program and script.
 * `workingDirectory` resolves a relative `--profile`. Nothing is thrown: wrong input comes back in words.
 */
export function parseOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): ParsedOptions {
  let values, positionals
  try {
    ;({ values, positionals } = parseArgs({
      args: [...argv],
      options: {
        web: { type: 'boolean', default: false },
        port: { type: 'string' },
        open: { type: 'boolean', default: true },
        service: { type: 'string' },
        token: { type: 'string' },
        profile: { type: 'string' },
        sample: { type: 'boolean', default: false },
        tickets: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
      allowPositionals: true,
    }))
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  if (values.help) return { kind: 'help' }

  const [link = null, ...others] = positionals
  const stray = others[0] ?? (link === null || isOurLink(link) ? undefined : link)
  if (stray !== undefined) return wrong(`“${stray}” is neither an option nor a link to a ticket.`)

  const port = wholeNumber(values.port, defaults.port, 0, limits.port)
  if (port === null) return wrong(`--port takes a number from 0 to ${limits.port}.`)
  const sampleTickets = wholeNumber(values.tickets, defaults.sampleTickets, 1, limits.sampleTickets)
  if (sampleTickets === null) return wrong(`--tickets takes a number from 1 to ${limits.sampleTickets}.`)

  for (const name of ['service', 'token', 'profile'] as const) {
    if (values[name]?.trim() === '') return wrong(`--${name} is empty.`)
  }
  const serviceUrl = values.service?.trim() ?? null
  if (serviceUrl !== null && !isWebAddress(serviceUrl)) {
    return wrong('--service takes an address that begins with https://, or http:// on this machine.')
  }
  if (serviceUrl !== null && values.sample) return wrong('Take either --sample or --service, not both.')
  const token = values.token ?? (environment['DESK_TOKEN']?.trim() || null)
  if (values.token !== undefined && serviceUrl === null) return wrong('--token needs --service.')

  const warnings: string[] = []
  if (values.token !== undefined) {
    warnings.push(
      'A token on the command line shows in process lists; DESK_TOKEN in the environment does not.',
    )
  }
  return {
    kind: 'run',
    warnings,
    options: {
      web: values.web,
      port,
      open: values.open,
      serviceUrl,
      token: serviceUrl === null ? null : token,
      profile: values.profile === undefined ? null : absolute(values.profile, workingDirectory),
      sample: values.sample,
      sampleTickets,
      link,
    },
  }
}

function wrong(message: string): ParsedOptions {
  return { kind: 'wrong', message }
}

function absolute(path: string, workingDirectory: string): string {
  return isAbsolute(path) ? path : resolve(workingDirectory, path)
}

function wholeNumber(text: string | undefined, fallback: number, least: number, most: number): number | null {
  if (text === undefined) return fallback
  if (!/^\d{1,9}$/.test(text)) return null
  const number = Number(text)
  return number >= least && number <= most ? number : null
}

/** Whether it leads to a ticket is said where it is followed. */
function isOurLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${linkScheme}:`)
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
