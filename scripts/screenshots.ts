import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './find-chromium.ts'
import { runStep } from './run-step.ts'
import { startProgram } from './start-program.ts'

/* The pictures of the README, taken from the running console over a sample desk of a fixed seed. */

const folder = 'docs/images'
/** A README that loads slowly is not read. */
const largestPicture = 400_000
const desktop = { width: 1440, height: 900 }
const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

async function takeAll(): Promise<void> {
  const found = ensureChromium(process.env)
  if (typeof found === 'string') throw new Error(found)
  const build = await runStep({ name: 'build', script: 'scripts/build.ts', args: [] })
  if (build.exitCode !== 0) throw new Error('The build failed.')

  mkdirSync(folder, { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'desk-pictures-'))
  const token = randomBytes(32).toString('base64url')
  const service = await startProgram({
    script: 'out/service/server.js',
    env: {
      PORT: '0',
      DATA_DIR: join(scratch, 'desk'),
      DESK_ADMIN_TOKEN: token,
      DESK_SAMPLE_TICKETS: '2000',
      DESK_SAMPLE_SEED: '7',
    },
    ready: /^desk service listening on (\S+)$/,
  })
  const browser = await chromium.launch({
    executablePath: found.path,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...chromiumFlags],
  })
  try {
    for (const scheme of schemes) {
      await takeForm(browser, scheme, service.address)
      const host = await startProgram({
        script: 'out/main/main.js',
        args: [
          '--web',
          '--no-open',
          '--port',
          '0',
          '--service',
          service.address,
          '--profile',
          join(scratch, scheme),
        ],
        env: { DESK_TOKEN: token },
        ready: /^console at (http:\S+)$/,
      })
      await takeConsole(browser, scheme, host.address, service.address)
      await host.stop()
    }
  } finally {
    await browser.close()
    await service.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function openPage(
  browser: Browser,
  colorScheme: Scheme,
  address: string,
  viewport = desktop,
): Promise<Page> {
  const options = {
    colorScheme,
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  }
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(address)
  return page
}

async function takeForm(browser: Browser, scheme: Scheme, address: string): Promise<void> {
  const page = await openPage(browser, scheme, address, { width: 1180, height: 900 })
  await take(page, `form-${scheme}`, true)
  await page.context().close()
}

/**
 * The queue with a ticket beside it whose page was withheld, the blocklist with a group that is on it, the people on call, and
 * a page that nobody has yet.
 */
async function takeConsole(
  browser: Browser,
  scheme: Scheme,
  address: string,
  serviceAddress: string,
): Promise<void> {
  const page = await openPage(browser, scheme, address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor()
  const rows = page.getByRole('grid', { name: 'Tickets' }).getByRole('row')
  await rows.filter({ hasText: 'withheld' }).last().click()
  await page.getByRole('list', { name: 'Conversation' }).waitFor()
  // Away from whatever would light up under it.
  await page.mouse.move(1000, 640)
  await take(page, `queue-${scheme}`)
  await openSection(page, /^Blocklist/)
  await page.getByRole('grid', { name: 'Blocklist' }).getByRole('row').first().click()
  await page.getByRole('heading', { name: 'Audit' }).waitFor()
  await page.mouse.move(1000, 820)
  await take(page, `blocklist-${scheme}`)
  await openSection(page, /^On call/)
  await page.getByRole('grid', { name: 'Responders' }).getByRole('row').first().click()
  await page.getByRole('heading', { name: 'How to reach them' }).waitFor()
  await page.mouse.move(1000, 820)
  await take(page, `on-call-${scheme}`)
  await fileCritical(browser, serviceAddress)
  await openSection(page, /^Pages/)
  await page.getByRole('grid', { name: 'Pages' }).getByRole('row').first().click()
  await page
    .getByText(/a gateway took it for ([1-9]\d*) of \1 people/)
    .last()
    .waitFor()
  await page.mouse.move(1000, 820)
  await take(page, `pages-${scheme}`)
  await page.getByRole('button', { name: /^Resolve…/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Resolve/ })
    .click()
  await page.getByText('It is over').waitFor()
  await page.context().close()
}

async function openSection(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name }).click()
}

/** As a customer does, by the form. */
async function fileCritical(browser: Browser, serviceAddress: string): Promise<void> {
  const page = await openPage(browser, 'light', serviceAddress)
  const fields = {
    'Group name': 'Bayview Brewing',
    'First name': 'Mara',
    'Last name': 'Osei',
    'E-mail address': 'mara.osei@mail.example',
    'Phone number': '+1 555 010 0199',
    Subject: 'Our shop does not answer any more',
    Description: 'Nothing loads since ten minutes, for none of our customers.',
  }
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
  await page.getByRole('radio', { name: 'Mission critical' }).check()
  await page.getByRole('button', { name: 'Send the ticket' }).click()
  await page.waitForURL(/\/t\/[^/]+$/)
  await page.context().close()
}

async function take(page: Page, name: string, fullPage = false): Promise<void> {
  const path = `${folder}/${name}.png`
  await page.screenshot({ path, fullPage, animations: 'disabled' })
  const size = statSync(path).size
  console.log(`${path} ${Math.round(size / 1000)} kB`)
  if (size > largestPicture) throw new Error(`${path} is larger than ${largestPicture / 1000} kB.`)
}

await takeAll()
