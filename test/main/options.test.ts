import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { helpText, parseOptions } from '#main/options'

const here = resolve('/home/ada')
const parse = (argv: string[], environment: Record<string, string> = {}) =>
  parseOptions(argv, environment, here)

function options(argv: string[], environment: Record<string, string> = {}) {
  const parsed = parse(argv, environment)
  if (parsed.kind !== 'run') throw new Error(JSON.stringify(parsed))
  return parsed
}

it('opens what was open before when nothing is said', () => {
  expect(options([])).toEqual({
    kind: 'run',
    warnings: [],
    options: {
      web: false,
      port: 0,
      open: true,
      serviceUrl: null,
      token: null,
      profile: null,
      sample: false,
      sampleTickets: 2000,
      link: null,
    },
  })
})

it('takes each option', () => {
  const { options: taken } = options(
    ['--web', '--port', '8421', '--no-open', '--service=https://desk.example.net', '--profile', 'p'],
    { DESK_TOKEN: 'from-the-environment' },
  )
  expect(taken).toMatchObject({
    web: true,
    port: 8421,
    open: false,
    serviceUrl: 'https://desk.example.net',
    token: 'from-the-environment',
    profile: resolve(here, 'p'),
  })
  expect(options(['--sample', '--tickets', '100000']).options).toMatchObject({
    sample: true,
    sampleTickets: 100_000,
  })
})

it('takes one link of ours, whatever it leads to, and nothing beside it', () => {
  expect(options(['--web', 'imagine-desk://ticket/123']).options.link).toBe('imagine-desk://ticket/123')
  expect(options(['--', 'imagine-desk://ticket/../x']).options.link).toBe('imagine-desk://ticket/../x')
  // Behind the two dashes that Windows is told to put before a link nothing is an option.
  const { kind } = parse(['--', 'imagine-desk://ticket/1', '--service=https://evil.example'])
  expect(kind).toBe('wrong')
})

it('warns of a token on the command line, and prefers it to the one of the environment', () => {
  const parsed = options(['--service', 'https://a.example', '--token', 'typed'], { DESK_TOKEN: 'other' })
  expect(parsed.options.token).toBe('typed')
  expect(parsed.warnings.join()).toContain('DESK_TOKEN')
  expect(parsed.warnings.join()).not.toContain('typed')
})

it.each([
  [['--colour', 'red'], '--colour'],
  [['sample'], 'sample'],
  [['https://evil.example'], 'evil'],
  [['imagine-desk://ticket/1', 'imagine-desk://ticket/2'], 'ticket/2'],
  [['--port', 'eighty'], '--port'],
  [['--port', '65536'], '--port'],
  [['--port', '-1'], '--port'],
  [['--tickets', '0'], '--tickets'],
  [['--tickets', '1e9'], '--tickets'],
  [['--profile', ''], '--profile'],
  [['--service'], '--service'],
  [['--token', 'x'], '--service'],
  [['--service', 'ftp://x'], '--service'],
  [['--service', 'desk.example.net'], '--service'],
  [['--sample', '--service', 'https://a.example'], '--sample'],
])('refuses %j in words that name it', (argv, named) => {
  const parsed = parse(argv)
  expect(parsed.kind).toBe('wrong')
  expect(parsed.kind === 'wrong' && parsed.message).toContain(named)
})

it('explains itself, each option by name', () => {
  expect(parse(['--help', '--port', '1'])).toEqual({ kind: 'help' })
  for (const name of ['web', 'port', 'no-open', 'service', 'token', 'profile', 'sample', 'tickets']) {
    expect(helpText).toContain(`--${name}`)
  }
})

it('never throws, whatever stands on the command line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('--port', '--service', '--', '-h'))),
      (argv) => {
        expect(['run', 'help', 'wrong']).toContain(parse(argv).kind)
      },
    ),
  )
})
