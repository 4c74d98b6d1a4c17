import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { makeApi, type Api } from './api.ts'
import { openBrowserSeat, openElectronSeat, type Seat, type SeatSettings } from './seat.ts'

interface World {
  /** Everything a test writes; gone with the test. */
  folder: string
  /** A real service in a process of its own, with an administrator who holds its `token`. */
  service: ServiceProcess
  api: Api
  /** The cable between consoles and service. */
  line: Proxy
  /** A gateway on the web, to which methods lead. While it hangs it takes what comes and never answers. */
  gateway: HttpGateway & { hangs: boolean }
  /** Opens a console as the administrator, or as whom the settings say, on the host of this project. */
  openConsole: (settings?: Partial<SeatSettings>) => Promise<Seat>
}

export const test = base.extend<World>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  service: async ({ folder }, use) => {
    const service = await startService({ program: 'built', env: { DATA_DIR: join(folder, 'desk') } })
    await use(service)
    await service.stop()
  },

  api: async ({ service }, use) => {
    await use(makeApi(service.url, service.token))
  },

  line: async ({ service }, use) => {
    const line = await startProxy(service.url)
    await use(line)
    await line.close()
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  gateway: async ({}, use) => {
    const gateway: World['gateway'] = Object.assign(
      await startHttpGateway(() => (gateway.hangs ? null : 200)),
      { hangs: false },
    )
    await use(gateway)
    await gateway.stop()
  },

  openConsole: async ({ browser, folder, line, service }, use, testInfo) => {
    const seats: Seat[] = []
    await use(async (settings = {}) => {
      const whole: SeatSettings = {
        serviceUrl: line.url,
        token: service.token,
        profile: join(folder, `console-${seats.length + 1}`),
        ...settings,
      }
      const isElectron = testInfo.project.name === 'electron'
      const seat = isElectron ? await openElectronSeat(whole) : await openBrowserSeat(browser, whole)
      seats.push(seat)
      return seat
    })
    for (const seat of seats) await seat.close()
  },
})

export { expect } from '@playwright/test'
