import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of small screens that goes with its scope. */
export function screensFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'desk-screens-'))
  mkdirSync(join(path, 'assets'))
  writeFileSync(join(path, 'index.html'), '<head><title>screens</title></head>')
  writeFileSync(join(path, 'assets', 'a.js'), 'export {}')
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}
