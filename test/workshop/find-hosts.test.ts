import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ensureChromium, findChromium, findTestChromium } from '../../scripts/find-chromium.ts'
import { findElectron } from '../../scripts/find-electron.ts'

const folder = mkdtempSync(join(tmpdir(), 'hosts-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the Chromium to test with', () => {
  it('is the one that a person names', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })?.path).toBe(process.execPath)
  })

  it('is not replaced by another where the named one is missing, and says so', () => {
    const told = ensureChromium({ CHROMIUM_PATH: join(folder, 'nowhere'), PATH: process.env['PATH'] })
    expect(told).toBe(`CHROMIUM_PATH names ${join(folder, 'nowhere')}, and there is no such file.`)
  })

  it.runIf(process.platform === 'linux')('is found on the PATH', () => {
    writeFileSync(join(folder, 'chromium'), '')
    expect(["the system's", "Playwright's own"]).toContain(
      findChromium({ PATH: `/nowhere:${folder}` })?.origin,
    )
  })
})

describe('the Chromium of the end-to-end tests', () => {
  const only = mkdtempSync(join(folder, 'shell-'))
  const shell = join(only, 'chromium-headless-shell')
  writeFileSync(shell, '')

  it('is the headless shell where there is one, which is for no other use', () => {
    const PATH = [only, process.env['PATH']].join(delimiter)
    expect(findTestChromium({ PATH })).toEqual({ path: shell, origin: "the system's" })
    expect(findChromium({ PATH })?.path).not.toBe(shell)
  })

  it('is any other where there is none', () => {
    expect(findTestChromium({ PATH: '/nowhere' })).toEqual(findChromium({ PATH: '/nowhere' }))
  })

  it('is the one that a person names, before all', () => {
    expect(findTestChromium({ CHROMIUM_PATH: process.execPath, PATH: only })?.path).toBe(process.execPath)
  })
})

describe('the runtime of Electron', () => {
  it('says that it is missing, and fetches nothing', () => {
    const found = findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'none'), DISPLAY: ':0' })
    expect(found).toEqual({ kind: 'missing', why: "Electron's runtime is not on this machine" })
  })

  it.runIf(process.platform === 'linux')('is no use without a display', () => {
    const dist = join(folder, 'dist')
    mkdirSync(dist, { recursive: true })
    writeFileSync(join(dist, 'electron'), '')
    const found = findElectron({ ELECTRON_OVERRIDE_DIST_PATH: dist })
    expect(found).toEqual({ kind: 'missing', why: 'Electron needs a display, and there is none' })
  })
})
