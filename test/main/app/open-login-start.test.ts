import '../../support/electron-hook.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as electron from 'electron'
import { afterEach, expect, it } from 'vitest'
import { openLoginStart } from '#main/app/open-login-start'
import type * as Double from '../../support/electron-double.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const { app, done } = electron as unknown as typeof Double
afterEach(() => {
  app.isPackaged = false
  done.openAtLogin = false
})

it('is a file that the desktops of Linux read, and no file once it is switched off', async () => {
  app.isPackaged = true
  const home = await temporaryFolder()
  const login = openLoginStart({
    platform: 'linux',
    environment: {},
    home,
    executable: '/opt/Desk 100%/desk',
  })
  expect(login.read()).toEqual({ kind: 'choice', isOn: false })
  expect(login.change(true)).toEqual({ kind: 'choice', isOn: true })
  const file = join(home, '.config', 'autostart', 'imagine-desk.desktop')
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Desk 100%%/desk"\n')
  expect(login.change(false)).toEqual({ kind: 'choice', isOn: false })
  expect(existsSync(file)).toBe(false)
})

it('starts an AppImage from where it lies, in the folder that the system names', async () => {
  app.isPackaged = true
  const folder = await temporaryFolder()
  const environment = { XDG_CONFIG_HOME: folder, APPIMAGE: '/home/rosa/Desk.AppImage' }
  openLoginStart({
    platform: 'linux',
    environment,
    home: '/nowhere',
    executable: '/tmp/mounted/desk',
  }).change(true)
  const entry = readFileSync(join(folder, 'autostart', 'imagine-desk.desktop'), 'utf8')
  expect(entry).toContain('\nExec="/home/rosa/Desk.AppImage"\n')
})

it('is the system’s own choice on macOS and Windows', () => {
  app.isPackaged = true
  const login = openLoginStart({ platform: 'darwin', environment: {}, home: '/', executable: '/x' })
  expect(login.change(true)).toEqual({ kind: 'choice', isOn: true })
  expect(done.openAtLogin).toBe(true)
})

it('says that it cannot where nothing is installed', () => {
  const login = openLoginStart({ platform: 'linux', environment: {}, home: '/nowhere', executable: '/x' })
  expect(login.change(true)).toMatchObject({ kind: 'cannot' })
})
