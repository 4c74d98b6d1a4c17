import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { conversation, openGroup, queueGrid, queueRow, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'

/*
 * The main screens beside pictures of them that were looked at and found good (looks/). Whoever changes a look makes them anew
 * with `--update-snapshots`, and looks at them.
 */

const pictures = join(import.meta.dirname, 'looks')
/** What another minute, day or port makes another picture of, and what room it takes. */
const withoutTimes = readFileSync(join(pictures, 'without-times.css'), 'utf8')
const size = { width: 1280, height: 800 }
/** A letter of another shape is more, what rounding makes of a shadow is less; in px. */
const tolerance = 60

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the main screens look as they did, ${colorScheme}`, async ({ api, browser, openConsole }, info) => {
    const version = `chromium-${browser.version().split('.')[0] ?? ''}`
    const isMaking = info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed'
    test.skip(info.project.name !== 'browser', 'the pictures are of the browser host')
    test.skip(
      !isMaking && !existsSync(join(pictures, version)),
      `the pictures are of another browser than ${version}, which draws letters its own way`,
    )
    for (const urgency of ['question', 'work-request', 'urgent-work-request', 'impaired-function'] as const)
      await api.file({ subject: `About ${urgency}`, urgency })
    const docks = await api.addGroup({ name: 'Harbour Books', aliases: ['Harbor Books'] })
    await api.block(docks.id, 'Three false alarms in a week')
    const withheld = { urgency: 'mission-critical', groupName: 'Harbour Books' } as const
    const ticket = await api.file({ subject: 'The tills are down', ...withheld })
    await api.write(ticket.id, { kind: 'note', body: 'Asked **twice** whether it is the whole shop.' })

    const { page } = await openConsole({ colorScheme })
    await page.setViewportSize(size)
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
    }, withoutTimes)
    const looks = async (name: string) => {
      await page.mouse.move(size.width - 1, size.height - 1)
      await expect.soft(page).toHaveScreenshot([version, `${name}-${colorScheme}.png`], {
        threshold: 0.1,
        maxDiffPixels: tolerance,
      })
    }
    await queueRow(page, 'The tills are down').click()
    await expect(conversation(page)).toContainText('whether it is the whole shop')
    await looks('ticket')
    await page.keyboard.press('Escape')
    await expect(queueGrid(page).getByRole('row')).toHaveCount(6)
    await looks('queue')
    await page.keyboard.press('c')
    await expect(page.getByRole('heading', { name: 'New ticket' })).toBeVisible()
    await looks('new-ticket')
    await page.keyboard.press('Escape')
    await openGroup(page, 'Harbour Books')
    await expect(page.getByText('Harbor Books')).toBeVisible()
    await looks('group')
    await section(page, 'Blocklist')
    await page.getByRole('grid', { name: 'Blocklist' }).getByRole('row').first().click()
    await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible()
    await looks('blocklist')
    await section(page, 'On call')
    await expect(page.getByRole('heading', { name: 'On call' })).toBeVisible()
    await looks('on-call')
    await section(page, 'Settings')
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await looks('settings')
  })
}
