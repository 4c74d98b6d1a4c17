import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { judgeImport, judgePlace } from './judge-import.ts'
import { readImports, readStyleImports } from './read-imports.ts'

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

/** Every breach of the walls below `root`, one sentence each, as `file:line …`. */
export function findBreaches(root: string): string[] {
  const files = globSync('**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx,css}', { cwd: root, exclude: notOurs })
  return files
    .map((file) => file.split(sep).join('/'))
    .sort()
    .flatMap((file) => breachesOf(root, file))
}

function breachesOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const imports = file.endsWith('.css') ? readStyleImports(text) : readImports(file, text)
  const misplaced = judgePlace(file)
  if (misplaced !== null) return [`${file}:1 ${misplaced}`]
  return imports.flatMap(({ specifier, line }) => {
    const why = judgeImport(file, specifier)
    return why === null ? [] : [`${file}:${line} ${why}`]
  })
}

if (import.meta.main) {
  const breaches = findBreaches(process.argv[2] ?? process.cwd())
  for (const breach of breaches) console.error(breach)
  if (breaches.length > 0)
    console.error(`${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'} of the walls`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}
