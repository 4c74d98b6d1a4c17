import '../../support/electron-hook.ts'
import * as electron from 'electron'
import { beforeEach, expect, it } from 'vitest'
import type * as Double from '../../support/electron-double.ts'
import { openConsoleWindow } from '#main/app/console-window'
import { memoryFile } from '../../support/session-parts.ts'

const { done } = electron as unknown as typeof Double
let logged: string[]

beforeEach(() => {
  done.windows.length = 0
  done.dialogs.length = 0
  done.menus.length = 0
  logged = []
})

function open(place = memoryFile()) {
  openConsoleWindow({ preload: '/preload.cjs', icon: '/icon.png', place, log: (line) => logged.push(line) })
  const window = done.windows[0]
  if (window === undefined) throw new Error('no window was opened')
  return { window, place }
}

async function crash(reason: string, answer: number) {
  done.dialogAnswer = answer
  const { window } = open()
  window.webContents.emit('render-process-gone', {}, { reason })
  await new Promise((resolve) => setImmediate(resolve))
  return window
}

it('shuts the page into the sandbox, with the doorway alone', () => {
  expect(open().window.options.webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  })
})

it('keeps its place for the next start', () => {
  const { window, place } = open()
  window.emit('close')
  expect(place.read()).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: false })
  done.windows.length = 0
  expect(open(place).window.options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 })
})

it('offers to open again when its page has died, and says so in the log', async () => {
  expect((await crash('oom', 0)).reloads).toBe(1)
  expect(done.dialogs[0]?.message).toBe('The window has stopped working.')
  expect(logged.join()).toContain('oom')
})

it('closes where the person would rather not', async () => {
  const window = await crash('crashed', 1)
  expect(window.reloads).toBe(0)
  expect(window.isDestroyed()).toBe(true)
})

it('asks nothing when the page ended as it should', async () => {
  await crash('clean-exit', 0)
  expect(done.dialogs).toEqual([])
})

it('offers cut, copy and paste where one can type, copy on a selection, and else nothing', () => {
  const { window } = open()
  const click = (isEditable: boolean, selectionText: string) =>
    window.webContents.emit('context-menu', {}, { isEditable, selectionText, editFlags: {} })
  click(false, ' ')
  expect(done.menus).toEqual([])
  click(false, 'some text')
  click(true, '')
  expect(done.menus.map((menu) => menu.map((item) => item.role ?? item.type))).toEqual([
    ['copy'],
    ['cut', 'copy', 'paste', 'separator', 'selectAll'],
  ])
})
