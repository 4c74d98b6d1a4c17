import '../../support/electron-hook.ts'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as electron from 'electron'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Double from '../../support/electron-double.ts'
import { defaultNoticeRules } from '#shared/ipc/notice-rules'
import { takeLinks } from '#main/app/hear-links'
import { runElectronHost } from '#main/app/run-electron-host'
import { until } from '../../support/until.ts'

const { app, done, ipcMain, nativeTheme } = electron as unknown as typeof Double
let profile: string

/** A core that answers everything, and writes down that it was told to stop. */
const core = `
  import { writeFileSync } from 'node:fs'
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ id, request }) => {
    parentPort.postMessage({ kind: 'answer', id, result: { ok: true, value: null } })
    if (request?.do !== 'stop') return
    writeFileSync(new URL('stopped', import.meta.url), '')
    parentPort.close()
  })`

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'desk-app-'))
  writeFileSync(join(profile, 'core.mjs'), core)
  done.windows.length = 0
  done.quits = 0
  done.protocolClients.length = 0
  done.isFirstInstance = true
})
afterEach(async () => {
  app.quit()
  // The second quit comes once all is closed; a late one would be counted by the next test.
  await until('the second quit', () => !done.isFirstInstance || done.quits >= 2)
  app.removeAllListeners()
  rmSync(profile, { recursive: true })
})

function run(link: string | null = null) {
  const file = join(profile, 'x')
  runElectronHost({
    profile,
    version: '1.2.3',
    options: {
      web: false,
      port: 0,
      open: true,
      serviceUrl: null,
      token: null,
      profile,
      sample: false,
      sampleTickets: 1,
      link,
    },
    files: {
      screens: profile,
      browserBridge: file,
      electronPreload: file,
      service: file,
      endWithParent: file,
      icon: file,
      worker: pathToFileURL(join(profile, 'core.mjs')),
    },
  })
}

async function runToWindow(link: string | null = null) {
  run(link)
  await until('a window', () => done.windows.length === 1)
}

const call = (name: string, request: unknown) =>
  ipcMain.handlers.get('desk:call')?.(
    { senderFrame: { url: 'desk://console/', parent: null } } as unknown as Electron.IpcMainInvokeEvent,
    { kind: 'call', id: 1, name, request },
  ) as Promise<unknown>

it('keeps what Chromium keeps inside the profile, under a privileged scheme of its own', async () => {
  await runToWindow()
  expect(done.paths.get('userData')).toBe(join(profile, 'electron'))
  expect(done.schemes[0]).toMatchObject({ scheme: 'desk', privileges: { standard: true, secure: true } })
})

it('leaves the profile to the console that has it', () => {
  done.isFirstInstance = false
  run()
  expect(done.quits).toBe(1)
  expect(done.windows).toEqual([])
})

it('shows its window when it is started a second time', async () => {
  await runToWindow()
  let focused = 0
  done.windows[0]?.on('focus', () => focused++)
  app.emit('second-instance')
  expect(focused).toBe(1)
  expect(done.windows).toHaveLength(1)
})

const taken = async () =>
  ((await call('link.take', undefined)) as { result: { value: unknown } }).result.value
const linked = (of = 0) =>
  done.windows[of]?.webContents.sent.filter((message) => JSON.stringify(message).includes('"linked"')) ?? []

it('hands a link to the console that runs, which brings its window up and follows it once', async () => {
  await runToWindow()
  let focused = 0
  done.windows[0]?.on('focus', () => focused++)
  const link = 'imagine-desk://ticket/123'
  app.emit('second-instance', {}, ['console', '--no-sandbox', link], '/', { link })
  expect(focused).toBe(1)
  expect(linked()).toHaveLength(1)
  expect(await taken()).toBe(link)
  expect(await taken()).toBeNull()
  // What a second start says beside that is not believed.
  app.emit('second-instance', {}, ['console', link], '/', { link: { toString: 'x' } })
  expect(focused).toBe(2)
  expect(await taken()).toBeNull()
})

it('tells the first console of the link that it was started with, and ends', () => {
  done.isFirstInstance = false
  run('imagine-desk://ticket/9')
  expect(done.handedOver).toEqual({ link: 'imagine-desk://ticket/9' })
  expect(done.windows).toEqual([])
})

it('keeps a link of the start, and one that macOS tells before it is ready, until a screen asks', async () => {
  const asked = { prevented: 0, preventDefault: () => void asked.prevented++ }
  run('imagine-desk://ticket/1')
  app.emit('open-url', asked, 'imagine-desk://ticket/2')
  await until('a window', () => done.windows.length === 1)
  await until('the newest', () => linked().length === 2)
  expect(asked.prevented).toBe(1)
  expect(await taken()).toBe('imagine-desk://ticket/2')
  app.emit('open-url', asked, `imagine-desk://ticket/${'3'.repeat(10_000)}`)
  expect(String(await taken())).toHaveLength(200)
})

it('asks the system for its links only where it is installed', async () => {
  await runToWindow()
  expect(done.protocolClients).toEqual([])
  app.isPackaged = true
  takeLinks('linux', '/opt/desk')
  takeLinks('win32', 'C:\\desk.exe')
  app.isPackaged = false
  expect(done.protocolClients).toEqual([['imagine-desk'], ['imagine-desk', 'C:\\desk.exe', ['--']]])
})

it('answers its window, and paints the frame in the theme a person picks', async () => {
  await runToWindow()
  expect(await call('host.read', undefined)).toMatchObject({
    result: { value: { kind: 'electron', version: '1.2.3', tokenStorage: 'keychain' } },
  })
  await call('preferences.change', { theme: 'dark' })
  expect(nativeTheme.themeSource).toBe('dark')
  await call('preferences.change', { theme: 'light' })
  expect(nativeTheme.themeSource).toBe('light')
  expect(done.windows[0]?.webContents.sent.at(-1)).toMatchObject(['desk:event', { name: 'preferences' }])
})

it('keeps every preference that a screen changes', async () => {
  await runToWindow()
  const notices = { ...defaultNoticeRules, assigned: false }
  const change = {
    undoSeconds: 30,
    recentSearches: ['mail'],
    notices,
    alarmSound: false,
    singleKeys: false,
  }
  await call('preferences.change', change)
  await call('preferences.change', { theme: 'dark' })
  expect(await call('preferences.read', undefined)).toMatchObject({
    result: { value: { ...change, theme: 'dark' } },
  })
})

it('lets the core close its files before it quits', async () => {
  await runToWindow()
  app.quit()
  expect(existsSync(join(profile, 'stopped'))).toBe(false)
  await until('the second quit', () => done.quits === 2)
  expect(existsSync(join(profile, 'stopped'))).toBe(true)
})
