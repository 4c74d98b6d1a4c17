import { defineConfig } from '@playwright/test'
import { chromiumFlags, findTestChromium } from './scripts/find-chromium.ts'
import { findElectron } from './scripts/find-electron.ts'

const chromium = findTestChromium(process.env)
const electron = findElectron(process.env)

/** The specs are written once, against the screens; each host that is present is a project that runs them all. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: '.cache/end-to-end.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium.path } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...chromiumFlags],
    },
  },
  projects: [{ name: 'browser' }, ...(electron.kind === 'found' ? [{ name: 'electron' }] : [])],
})
