import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { consoleCodes, problemCodes } from '../../shared/protocol/failure-codes.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/failures.md'), 'utf8')
const [, fromService = '', fromConsole = ''] = text.split(/^## .+$/m)

function codesIn(part: string): string[] {
  return [...part.matchAll(/^### `(.+)`$/gm)].map((match) => match[1] ?? '')
}

it('the page of failures names every code of the service, and no other', () => {
  expect(codesIn(fromService)).toEqual([...problemCodes])
})

it('the page of failures names every code of the console, and no other', () => {
  expect(codesIn(fromConsole)).toEqual([...consoleCodes])
})

it.each([...problemCodes, ...consoleCodes])('%s says what happened and what to do', (code) => {
  const [, section = ''] = text.split(`### \`${code}\`\n`)
  const [own = ''] = section.split(/^##/m)
  expect(own).toMatch(/^- What happened: .{20,}\.$/m)
  expect(own).toMatch(/^- What to do: .{20,}\.$/m)
})
