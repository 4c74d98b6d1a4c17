import '../../support/electron-hook.ts'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import * as electron from 'electron'
import type * as Double from '../../support/electron-double.ts'
import { answerScreen } from '#main/app/desk-scheme'
import { guardContents, guardPermissions } from '#main/app/guard-contents'
import { joinWindows } from '#main/app/join-windows'
import { isSafeLink } from '#shared/rules/safe-link'
import { createStillDesk, type StillDesk } from '../../support/still-desk.ts'
import { screensFolder } from '../../support/screens-folder.ts'

const { WebContents, BrowserWindow, done, ipcMain, permissions, session } =
  electron as unknown as typeof Double

beforeEach(() => {
  done.windows.length = 0
  done.opened.length = 0
})

it('keeps a page where it is', () => {
  const contents = new WebContents()
  guardContents(contents as unknown as Electron.WebContents)
  const leaves = (name: string, url: string) => {
    let stayed = false
    contents.emit(name, { url, preventDefault: () => (stayed = true) })
    return !stayed
  }
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(leaves(name, 'desk://console/')).toBe(true)
    for (const url of [
      'https://attacker.example/',
      'desk://other/',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ]) {
      expect(leaves(name, url)).toBe(false)
    }
  }
  expect(leaves('will-attach-webview', 'desk://console/')).toBe(false)
})

it('opens no window, and hands safe links alone to the system', () => {
  const contents = new WebContents()
  guardContents(contents as unknown as Electron.WebContents)
  const open = (url: string) => contents.openHandler?.({ url } as Electron.HandlerDetails)
  for (const url of [
    'https://example.net/a',
    'file:///etc/passwd',
    'mailto:ada@example.net',
    'smb://host/share',
  ]) {
    expect(open(url)).toEqual({ action: 'deny' })
  }
  expect(done.opened).toEqual(['https://example.net/a', 'mailto:ada@example.net'])
})

it.each([
  ['https://example.net/path?q=1', true],
  ['mailto:ada@example.net', true],
  ['mailto:ada@example.net?attach=/etc/passwd', false],
  ['https://bank.example@attacker.example/', false],
  ['http://example.net/', false],
  ['javascript:alert(1)', false],
  ['ms-settings:privacy', false],
  ['https://', false],
  ['', false],
  [`https://example.net/${'a'.repeat(2000)}`, false],
])('judges the link %s', (link, safe) => {
  expect(isSafeLink(link)).toBe(safe)
})

it('lets through no scheme but https and mailto, whatever the text', () => {
  const scheme = fc.constantFrom(
    'https://',
    'HTTPS:',
    'mailto:',
    'javascript:',
    'data:',
    ' https:',
    'file:',
    '',
  )
  const link = fc.tuple(scheme, fc.oneof(fc.string(), fc.webUrl())).map((parts) => parts.join(''))
  fc.assert(
    fc.property(link, (text) => {
      const opened = isSafeLink(text) ? new URL(text).protocol : 'https:'
      expect(['https:', 'mailto:']).toContain(opened)
    }),
  )
})

it('grants the clipboard to its own page, and nothing else to anybody', () => {
  guardPermissions(session.defaultSession as unknown as Electron.Session)
  const check = (permission: string, origin: string) =>
    permissions.check?.(
      null,
      permission as 'media',
      origin,
      {} as Electron.PermissionCheckHandlerHandlerDetails,
    )
  expect(check('clipboard-sanitized-write', 'desk://console')).toBe(true)
  expect(check('clipboard-sanitized-write', 'https://attacker.example')).toBe(false)
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
    expect(check(permission, 'desk://console')).toBe(false)
    permissions.request?.(
      null as unknown as Electron.WebContents,
      permission as 'media',
      (granted) => expect(granted).toBe(false),
      { requestingUrl: 'desk://console/' } as Electron.PermissionRequest,
    )
  }
  expect(permissions.device?.({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(false)
})

it('serves its screens with a strict policy, and no other host, method or folder', async () => {
  using screens = screensFolder()
  const ask = (url: string, method = 'GET') => answerScreen(screens.path, new Request(url, { method }))
  const page = await ask('desk://console/')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'none'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(await (await ask('desk://console/assets/a.js')).text()).toBe('export {}')
  expect((await ask('desk://other/')).status).toBe(404)
  expect((await ask('desk://console/', 'POST')).status).toBe(404)
  expect((await ask('desk://console/..%2f..%2fetc%2fpasswd.js')).status).toBe(404)
})

/** As Electron would ask the handler for a frame of that address. */
async function ask(frame: { url: string; parent: unknown } | null, message: unknown): Promise<unknown> {
  const event = { senderFrame: frame } as unknown as Electron.IpcMainInvokeEvent
  return (await ipcMain.handlers.get('desk:call')?.(event, message)) as unknown
}

function joined(): { desk: StillDesk; leave: () => void } {
  const desk = createStillDesk()
  return { desk, leave: joinWindows(desk) }
}

it('answers the top frame of its own page, and refuses all others unheard', async () => {
  const { desk, leave } = joined()
  const call = { kind: 'call', id: 3, name: 'host.read' }
  expect(await ask({ url: 'desk://console/', parent: null }, call)).toMatchObject({
    id: 3,
    result: { ok: true },
  })
  const strangers = [
    null,
    { url: 'https://attacker.example/', parent: null },
    { url: 'desk://console/', parent: {} },
    { url: 'desk://console.attacker.example/', parent: null },
    { url: 'about:blank', parent: null },
  ]
  for (const frame of strangers) {
    expect(await ask(frame, call)).toMatchObject({ result: { failure: { code: 'untrusted-sender' } } })
  }
  expect(desk.asked).toEqual([call])
  leave()
})

it('answers nonsense in words', async () => {
  const { leave } = joined()
  const answer = await ask({ url: 'desk://console/', parent: null }, 'nonsense')
  expect(answer).toMatchObject({ result: { failure: { code: 'bad-call' } } })
  leave()
})

it('tells every window what happened, until it leaves', () => {
  const { desk, leave } = joined()
  const windows = [new BrowserWindow({}), new BrowserWindow({})]
  const event = { kind: 'event' as const, name: 'changed' as const, event: { topics: ['tickets'] } }
  desk.tell(event)
  leave()
  desk.tell(event)
  expect(windows.map((window) => window.webContents.sent)).toEqual([
    [['desk:event', event]],
    [['desk:event', event]],
  ])
  expect(desk.listeners()).toBe(0)
  expect(ipcMain.handlers.size).toBe(0)
})
