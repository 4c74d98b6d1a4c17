import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { format } from 'prettier'
import { afterEach, beforeEach, expect, it } from 'vitest'

const tree = join(import.meta.dirname, '../..')
let root = ''

/** The parts of the gate, and the room it guards here. */
const same = [
  ...['package.json', '.oxlintrc.json', '.prettierrc.json', '.prettierignore', 'vitest.config.ts'],
  'lingui.config.ts',
  ...['tsconfig.base.json', 'shared', 'scripts/require-node.cjs', 'scripts/check.ts', 'scripts/run-step.ts'],
  ...['check-walls', 'judge-import', 'react-compiler', 'read-imports', 'walls'].map(
    (name) => `scripts/${name}.ts`,
  ),
]

const catalogueOfNothing = `msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: en\\n"
`

/** A small tree under the same gate: its real scripts and settings, the real shared room, one test. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gate-'))
  for (const part of same) cpSync(join(tree, part), join(root, part), { recursive: true })
  symlinkSync(join(tree, 'node_modules'), join(root, 'node_modules'))
  plant('tsconfig.json', `{ "files": [], "references": [{ "path": "./shared" }, { "path": "./scripts" }] }\n`)
  const settings: object = JSON.parse(readFileSync(join(tree, 'scripts/tsconfig.json'), 'utf8')) as object
  const alone = JSON.stringify({ ...settings, references: [{ path: '../shared' }] })
  plant('scripts/tsconfig.json', await format(alone, { parser: 'json', printWidth: 110 }))
  plant(
    'test/shared/small.test.ts',
    `import { expect, it } from 'vitest'\n\nit('adds', () => expect(1 + 1).toBe(2))\n`,
  )
  plant('renderer/texts/en.po', catalogueOfNothing)
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function plant(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}

async function check(): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    VITEST: undefined,
    VITEST_POOL_ID: undefined,
    VITEST_WORKER_ID: undefined,
  }
  const child = spawn(process.execPath, [join(root, 'scripts/check.ts')], { cwd: root, env })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  return { code, said: out + err }
}

const steps = ['types', 'walls', 'texts', 'lint', 'format', 'tests']

it('passes a tree without fault', { timeout: 120_000 }, async () => {
  const { code, said } = await check()
  for (const step of steps) expect(said).toMatch(new RegExp(`^ok {5,}${step} `, 'm'))
  expect(code).toBe(0)
})

it('fails at each step that finds something, and still runs the others', { timeout: 120_000 }, async () => {
  plant('shared/rules/types.ts', `export const title: number = document.title\n`)
  plant('shared/rules/walls.ts', `export type { App } from 'electron'\n`)
  plant(
    'renderer/words.ts',
    `import { i18n } from './texts/i18n.ts'\n\nexport const words = i18n.t('Gathered by nobody')\n`,
  )
  plant('shared/rules/lint.ts', `export function lint(value: any): unknown {\n  return value\n}\n`)
  plant('shared/rules/format.ts', `export const format = "double";\n`)
  plant(
    'test/shared/tests.test.ts',
    `import { expect, it } from 'vitest'\n\nit('adds', () => expect(1 + 1).toBe(3))\n`,
  )
  const { code, said } = await check()
  for (const step of steps) expect(said).toMatch(new RegExp(`^FAILED ${step} `, 'm'))
  for (const file of ['types', 'walls', 'lint', 'format']) expect(said).toContain(`shared/rules/${file}.ts`)
  expect(code).toBe(1)
})
