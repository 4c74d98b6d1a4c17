import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const tree = join(import.meta.dirname, '../..')
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compiler-'))
  symlinkSync(join(tree, 'node_modules'), join(root, 'node_modules'))
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(tree, file), join(root, file))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

/** Compiles one file alone under the settings of a room, and answers what the compiler says. */
function compile(room: string, code: string): string {
  const folder = join(root, room)
  mkdirSync(folder, { recursive: true })
  cpSync(join(tree, room, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  writeFileSync(join(folder, 'planted.ts'), code)
  // References are not inherited: the file is judged alone.
  writeFileSync(join(folder, 'alone.json'), `{ "extends": "./tsconfig.json", "include": ["planted.ts"] }`)
  const compiler = join(tree, 'node_modules/typescript/bin/tsc')
  const run = spawnSync(process.execPath, [compiler, '-p', join(folder, 'alone.json'), '--noEmit'], {
    encoding: 'utf8',
  })
  return run.stdout
}

describe('the compiler', () => {
  it.each([
    ['shared', 'the DOM', 'export const title = document.title', 'document'],
    ['shared', 'Node', 'export const here = process.cwd()', 'process'],
    ['renderer', 'Node', 'export const here = process.cwd()', 'process'],
    ['preload', 'Node', 'export const here = process.cwd()', 'process'],
    ['main/store', 'the DOM', 'export const title = document.title', 'document'],
    ['main/sync', 'the DOM', 'export const title = document.title', 'document'],
    ['server', 'the DOM', 'export const title = document.title', 'document'],
  ])('knows in %s nothing of %s', (room, _what, code, name) => {
    expect(compile(room, `${code}\n`)).toContain(`Cannot find name '${name}'`)
    expect(compile(room, 'export const fine = 1\n')).toBe('')
  })
})
