import { readFileSync } from 'node:fs'
import { flaws } from './support/flaws.ts'
import { connection } from './support/screen.ts'
import { expect, test } from './support/test.ts'

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

test('the figures tell what is open and what pages were worth, and are saved as files, without a network', async ({
  api,
  line,
  openConsole,
}) => {
  await api.addGroup({ name: 'Heron Bakery' })
  await api.falseAlarms('Heron Bakery', 2)
  await api.file({ subject: 'Still open', urgency: 'question' })
  const { page } = await openConsole()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible()
  await expect(page.getByText('1 ticket is not done; nobody has 1 of them.')).toBeVisible()
  const pages = page.getByRole('region', { name: 'Pages' })
  await expect(pages).toContainText('that were judged 100 % were needless')
  expect(await flaws(page)).toEqual([])

  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pages.getByRole('button', { name }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const picture = await saved('Save as PNG')
  expect(picture.name).toMatch(/^pages-30-days-.*\.png$/)
  expect(picture.bytes.subarray(0, 8)).toEqual(pngMark)
  const numbers = await saved('Save as CSV')
  expect(numbers.bytes.toString().split('\r\n')).toHaveLength(31)
})
