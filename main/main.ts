import { mkdirSync, readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { ConsoleFiles, Options } from './ipc/host-console.ts'
import { explainDisk } from './ipc/host-disk-failure.ts'
import { helpText, parseOptions } from './options.ts'
import { ownArguments } from './own-arguments.ts'
import { profileFolder } from './profile-folder.ts'

const parsed = parseOptions(ownArguments(process), process.env, process.cwd())
// The service and the core inherit the environment; the token is no business of theirs.
delete process.env['DESK_TOKEN']

switch (parsed.kind) {
  case 'help':
    console.log(helpText)
    break
  case 'wrong':
    console.error(`${parsed.message}\nTry --help.`)
    process.exitCode = 2
    break
  case 'run':
    for (const warning of parsed.warnings) console.error(warning)
    try {
      await run(parsed.options)
    } catch (thrown) {
      const explained = explainDisk(thrown)
      if (explained === null) throw thrown
      console.error(explained.failure.message)
      process.exit(1)
    }
    break
}

/** Electron waits for this module before it is ready, so nothing here may wait for that. */
async function run(options: Options): Promise<void> {
  const profile = options.profile ?? profileFolder(process.platform, process.env, homedir())
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const isElectron = process.versions['electron'] !== undefined
  if (isElectron && options.web) {
    console.error('The browser host runs on Node: use `npm start -- --web`.')
    process.exit(2)
  }
  const parts = { options, profile, version: ownVersion(), files: builtFiles() }
  if (isElectron) {
    const { runElectronHost } = await import('./app/run-electron-host.ts')
    runElectronHost(parts)
  } else {
    keepCompiled(join(profile, 'compiled'))
    const { runBrowserHost } = await import('./web/run-browser-host.ts')
    await runBrowserHost(parts)
  }
}

/**
 * What was compiled at one start is taken up at the next, here and in the core's thread: some 25 ms of processor each. Node
 * drops what no longer fits the scripts, and does without where the folder cannot be written.
 */
function keepCompiled(folder: string): void {
  const { directory } = enableCompileCache(folder)
  // Threads are told in no other way.
  if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = folder
}

function builtFiles(): ConsoleFiles {
  const out = dirname(import.meta.dirname)
  return {
    screens: join(out, 'renderer'),
    browserBridge: join(out, 'preload', 'browser', 'bridge.js'),
    electronPreload: join(out, 'preload', 'electron', 'preload.cjs'),
    service: join(out, 'service', 'server.js'),
    endWithParent: join(out, 'main', 'end-with-parent.js'),
    worker: new URL('worker.js', import.meta.url),
    icon: join(dirname(out), 'resources', 'icons', '256x256.png'),
  }
}

function ownVersion(): string {
  const text = readFileSync(join(dirname(dirname(import.meta.dirname)), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
