import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBreaches } from '../../scripts/check-walls.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walls-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function plant(file: string, text: string): string[] {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  return findBreaches(root)
}

/** One for each "must never" of the table, and for each direction inside main. */
const refused: readonly (readonly [file: string, specifier: string])[] = [
  ['shared/rules/planted.ts', 'node:fs'],
  ['shared/rules/planted.ts', 'electron'],
  ['shared/rules/planted.ts', 'react'],
  ['shared/rules/planted.ts', 'fastify'],
  ['shared/rules/planted.ts', '../../server/options.ts'],
  ['preload/planted.ts', 'zod'],
  ['preload/planted.ts', 'node:fs'],
  ['preload/planted.ts', '../main/options.ts'],
  ['renderer/planted.tsx', 'electron'],
  ['renderer/planted.tsx', 'node:path'],
  ['renderer/planted.tsx', 'axios'],
  ['renderer/ui/planted.tsx', '../features/queue/queue-store.ts'],
  ['renderer/ui/planted.tsx', '../bridge.ts'],
  ['renderer/ui/planted.tsx', '../../main/sync/engine.ts'],
  ['renderer/features/queue/planted.ts', '../ticket/ticket-store.ts'],
  ['renderer/features/queue/planted.ts', '../../../main/options.ts'],
  ['renderer/features/queue/planted.ts', '#main/options'],
  ['renderer/features/queue/planted.ts', 'electron'],
  ['main/app/planted.ts', 'node:sqlite'],
  ['main/app/planted.ts', '../web/console-server.ts'],
  ['main/web/planted.ts', 'electron'],
  ['main/web/planted.ts', 'node:sqlite'],
  ['main/web/planted.ts', '../app/window.ts'],
  ['main/ipc/planted.ts', '../app/window.ts'],
  ['main/ipc/planted.ts', 'electron'],
  ['main/ipc/planted.ts', 'axios'],
  ['main/sync/planted.ts', 'electron'],
  ['main/sync/planted.ts', '../ipc/router.ts'],
  ['main/sync/planted.ts', 'axios'],
  ['main/store/planted.ts', '../sync/engine.ts'],
  ['main/store/planted.ts', '../ipc/router.ts'],
  ['main/store/planted.ts', 'electron'],
  ['main/remote/planted.ts', '../store/cache.ts'],
  ['main/options.ts', './app/window.ts'],
  ['server/planted.ts', '../main/options.ts'],
  ['server/planted.ts', '../renderer/app.tsx'],
  ['server/planted.ts', 'electron'],
  ['server/planted.ts', 'left-pad'],
  ['server/pages/planted.ts', 'node:fs'],
  ['server/routes/planted.ts', 'kysely'],
  ['server/routes/planted.ts', 'node:sqlite'],
  ['server/planted.ts', '../test/support/desk.ts'],
  ['main/sync/planted.ts', '../../scripts/walls.ts'],
  ['main/web/planted.ts', '../main.ts'],
  ['shared/rules/planted.ts', '../../../outside.ts'],
  ['shared/rules/planted.ts', 'fs'],
  ['renderer/planted.tsx', 'https://example.com/x.js'],
]

describe('a wall', () => {
  it.each(refused)('refuses that %s imports %s, as a value and as a type', (file, specifier) => {
    expect(plant(file, `import { x } from '${specifier}'\nexport const y = x\n`)).toHaveLength(1)
    expect(plant(file, `import type { X } from '${specifier}'\nexport type Y = X\n`)).toHaveLength(1)
  })

  it.each([
    `import 'electron'`,
    `import type { App } from 'electron'`,
    `import { type App } from 'electron'`,
    `export { app } from 'electron'`,
    `export type { App } from 'electron'`,
    `export * from 'electron'`,
    `const app = await import('electron')`,
    `let app: import('electron').App`,
    `type App = typeof import('electron')`,
    `const app = require('electron')`,
    `const path = require.resolve('electron')`,
    `import app = require('electron')`,
    `const name = 'electron'; const app = await import(name)`,
    'const app = await import(`electron`)',
    `import { createRequire } from 'node:module'; const app = createRequire(import.meta.url)`,
    `const sqlite = process.getBuiltinModule('node:sqlite')`,
    `const all = import.meta.glob('../**/*.ts')`,
    `/// <reference types="electron" />`,
  ])('sees %s', (text) => {
    const breaches = plant('main/sync/planted.ts', `\n${text}\n`)
    expect(breaches.length).toBeGreaterThan(0)
    expect(breaches[0]).toMatch(/^main\/sync\/planted\.ts:2 /)
  })

  it('sees a style sheet that imports from another feature', () => {
    expect(plant('renderer/features/queue/queue.css', `@import '../ticket/ticket.css';`)).toHaveLength(1)
  })

  it('is not shaken by words in comments and strings', () => {
    expect(
      plant('shared/rules/planted.ts', `// import 'electron'\nexport const x = "import 'electron'"\n`),
    ).toEqual([])
  })
})

describe('the walls together', () => {
  it.each([
    ['shared/rules/planted.ts', 'zod'],
    ['preload/planted.ts', 'electron'],
    ['renderer/features/queue/planted.ts', '../../ui/button.tsx'],
    ['renderer/features/queue/planted.ts', '../../bridge.ts'],
    ['renderer/features/queue/planted.ts', './queue-store.ts'],
    ['renderer/features/queue/planted.ts', '#shared/rules/urgency'],
    ['main/app/planted.ts', 'electron'],
    ['main/app/planted.ts', '../ipc/router.ts'],
    ['main/web/planted.ts', 'node:http'],
    ['main/sync/planted.ts', '../store/cache.ts'],
    ['main/store/planted.ts', 'node:sqlite'],
    ['main/remote/planted.ts', 'axios'],
    ['server/planted.ts', '@fastify/compress'],
    ['server/routes/planted.ts', '../store/tickets.ts'],
    ['test/server/planted.ts', '../../server/app.ts'],
    ['scripts/planted.ts', 'electron'],
  ])('let %s import %s', (file, specifier) => {
    expect(plant(file, `import { x } from '${specifier}'\nexport const y = x\n`)).toEqual([])
  })

  it.each(['helpers', 'main/helpers', 'server/helpers', 'renderer/helpers'])(
    'refuse %s, which has no line',
    (folder) => {
      expect(plant(`${folder}/planted.ts`, 'export const x = 1\n')).toEqual([
        `${folder}/planted.ts:1 stands in no room: give its folder a line in scripts/walls.ts`,
      ])
    },
  )
})
