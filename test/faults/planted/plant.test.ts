import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { edited } from './plant.ts'
import { plantedBugs } from './planted-bugs.ts'

const root = join(import.meta.dirname, '../../..')

it.for(plantedBugs)('$name can still be planted', ({ edits }) => {
  for (const edit of edits) {
    const text = readFileSync(join(root, edit.file), 'utf8')
    expect(edited(text, edit)).not.toBe(text)
  }
})

it('is not planted where the code is another by now', () => {
  const edit = { file: 'a.ts', find: 'one', replace: 'two' }
  expect(() => edited('three', edit)).toThrow('0 times')
  expect(() => edited('one one', edit)).toThrow('2 times')
})
