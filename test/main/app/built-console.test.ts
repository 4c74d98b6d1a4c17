import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from 'vite'
import { bundles } from '../../../scripts/bundles.ts'

const root = resolve(import.meta.dirname, '../../..')
const smoke = join(root, 'test', 'support', 'electron-smoke.ts')
let folder: string
const out = (...parts: string[]) => join(folder, 'out', ...parts)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-built-'))
  for (const { folder: name, config } of bundles.filter(({ folder: one }) => /^main|electron/.test(one))) {
    await build({
      configFile: false,
      logLevel: 'error',
      ...config,
      root,
      build: { ...config.build, outDir: out(name) },
    })
  }
  mkdirSync(out('renderer'), { recursive: true })
  writeFileSync(out('renderer', 'index.html'), '<head></head>')
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the built console under the double of Electron; all it printed, once it printed `wanted` or ended. */
async function start(parameters: string[], wanted: RegExp): Promise<{ text: string; code: number | null }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', smoke, out('main', 'main.js'), ...parameters],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = once(child, 'exit') as Promise<[number | null]>
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null)
      createInterface({ input: stream }).on('line', (line) => {
        text += `${line}\n`
        if (wanted.test(line)) child.kill('SIGKILL')
      })
  }
  const [code] = await ended
  return { text, code }
}

it('opens a window on its own scheme when the built console runs in Electron', async () => {
  const { text } = await start(['--profile', join(folder, 'profile')], /window shows/)
  expect(text).toContain('window shows desk://console/: 200')
})

it('refuses an unknown option in words', async () => {
  const { text, code } = await start(['--colour'], /never/)
  expect(text).toContain('--colour')
  expect(code).toBe(2)
})

it('sends who asks for the browser host to Node', async () => {
  const { text, code } = await start(['--web', '--profile', join(folder, 'other')], /never/)
  expect(text).toContain('npm start -- --web')
  expect(code).toBe(2)
})

it('builds the preload script as one file that asks for electron alone', () => {
  const script = readFileSync(out('preload', 'electron', 'preload.cjs'), 'utf8')
  expect([...script.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1]?.slice(1, -1))).toEqual([
    'electron',
  ])
  expect(script.length).toBeLessThan(2000)
})
