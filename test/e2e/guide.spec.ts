import { connection, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('the guide opens at what belongs to the screen, with its pictures, without a network', async ({
  api,
  line,
  openConsole,
}) => {
  await api.file({ subject: 'Anything' })
  const { page } = await openConsole()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await section(page, 'Blocklist')
  await page.keyboard.press('F1')
  const guide = page.getByRole('dialog', { name: 'Guide' })
  const heading = guide.getByRole('heading', { name: 'The pager blocklist' })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  const picture = guide.getByRole('img', { name: 'The pager blocklist' })
  await expect(picture).toHaveCount(1)
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  expect(await flaws(page)).toEqual([])

  await guide.getByLabel('Look for in the guide').fill('quiet hours')
  await guide.getByRole('button', { name: /^Notifications/ }).press('Enter')
  await expect(guide.getByRole('heading', { name: 'Notifications' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(guide).toHaveCount(0)
})
