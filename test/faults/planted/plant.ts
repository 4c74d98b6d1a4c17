import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Edit } from './planted-bug.ts'

const root = join(import.meta.dirname, '../../..')
/** What the tests need of the tree. */
const parts = ['main', 'server', 'shared', 'preload', 'renderer', 'scripts', 'test', 'package.json', 'vitest.config.ts', 'lingui.config.ts', 'tsconfig.base.json'] // prettier-ignore

/** A copy of the tree in which bugs can be planted; the packages are the tree's own. */
export interface Plot {
  readonly path: string
  /** Throws where an edit does not apply any more: then the bug has to be planted anew. */
  plant(edits: readonly Edit[]): void
  /** As before the last planting. */
  clear(): void
  remove(): void
}

/** A file's text with an edit in it. Throws where that does not apply any more. */
export function edited(text: string, { file, find, replace }: Edit): string {
  const places = text.split(find).length - 1
  if (places !== 1)
    throw new Error(`${file} holds what should be replaced ${places} times, not once: ${find}`)
  return text.replace(find, () => replace)
}

export function makePlot(): Plot {
  const path = mkdtempSync(join(tmpdir(), 'planted-'))
  for (const part of parts) cpSync(join(root, part), join(path, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  const sound = new Map<string, string>()
  return {
    path,
    plant(edits) {
      for (const edit of edits) {
        const { file } = edit
        const text = readFileSync(join(path, file), 'utf8')
        if (!sound.has(file)) sound.set(file, text)
        writeFileSync(join(path, file), edited(text, edit))
      }
    },
    clear() {
      for (const [file, text] of sound) writeFileSync(join(path, file), text)
      sound.clear()
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
