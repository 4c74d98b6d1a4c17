import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

it('finds no statement that SQLite plans anew at each run: a bare variable behind LIMIT (main/store/handles)', () => {
  const files = globSync(['main/store/**/*.ts', 'server/**/*.ts'], { cwd: root })
  expect(files.length).toBeGreaterThan(50)
  const bare = files.filter((file) => /\bLIMIT \(?[?:@]/.test(readFileSync(resolve(root, file), 'utf8')))
  expect(bare).toEqual([])
})
