import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const notOurs = [
  '**/node_modules',
  'out',
  'dist',
  '.tsbuild',
  '.cache',
  '.git',
  'test-results',
  'playwright-report',
]

function filesLike(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: notOurs }).sort()
}
function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

describe('the documents', () => {
  it.each(filesLike('**/*.md'))('%s links only to what is there', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const inside = links.filter((link) => !/^[a-z]+:|^#/.test(link)).map((link) => link.replace(/#.*$/, ''))
    expect(inside.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([])
  })

  it('number the decisions without a gap', () => {
    const numbers = filesLike('docs/decisions/*.md').map((file) => Number(/\/(\d{4})-/.exec(file)?.[1]))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it.each(filesLike('docs/decisions/*.md'))('%s says what was decided, why, and what follows', (file) => {
    const [heading = ''] = read(file).split('\n')
    expect(heading).toMatch(/^# \d{4}: /)
    for (const part of ['Decision', 'Why', 'Consequences'])
      expect(read(file)).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* `, 'm'))
  })

  it('name each decision that the code points to', () => {
    const named = filesLike('{shared,server,main,preload,renderer,scripts}/**/*.{ts,tsx,css}')
      .flatMap((file) => [...read(file).matchAll(/docs\/decisions\/(\d{4})/g)])
      .map((match) => match[1] ?? '')
    const known = filesLike('docs/decisions/*.md').map((file) => /\/(\d{4})-/.exec(file)?.[1])
    expect(named.filter((number) => !known.includes(number))).toEqual([])
  })
})

it('gives every suppression of a lint rule its reason', () => {
  const bare = filesLike('**/*.{ts,tsx}').flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => /\/[/*]\s*(?:oxlint|eslint)-disable/.test(line) && !/ -- .{10}/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(bare).toEqual([])
})
