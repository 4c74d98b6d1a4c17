import { connection, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('two tickets are linked by keyboard without a network, stand on both sides, and are taken apart by undo', async ({
  api,
  line,
  openConsole,
}) => {
  const first = await api.file({ subject: 'The modem is dark' })
  const second = await api.file({ subject: 'Still dark since noon' })
  const { page } = await openConsole()
  await queueRow(page, first.subject).click()
  await expect(page.getByRole('heading', { name: first.subject })).toBeVisible()
  line.cut()
  await expect(connection(page)).toHaveAccessibleName(/Offline/)
  await page.getByRole('group', { name: 'What was said' }).focus()
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: 'Link with another ticket' })
  await dialog.getByText('Duplicate of').click()
  await dialog.getByRole('combobox').fill(String(second.number))
  await expect(dialog.getByRole('option', { name: second.subject })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await dialog.getByRole('combobox').press('Enter')
  const links = page.getByRole('list', { name: 'Linked tickets' })
  await expect(links).toContainText(`Duplicate of #${second.number} ${second.subject} (new)`)
  expect(await flaws(page)).toEqual([])

  line.mend()
  await expect.poll(async () => (await api.ticket(second.id)).links, { timeout: 45_000 }).toHaveLength(1)
  await links
    .getByRole('button', { name: `#${second.number}` })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: second.subject })).toBeVisible()
  await expect(links).toContainText(`Has the duplicate #${first.number} ${first.subject} (new)`)
  await page.getByRole('group', { name: 'What was said' }).focus()
  await page.keyboard.press('z')
  await expect(links).toHaveCount(0)
  await expect.poll(async () => (await api.ticket(first.id)).links).toEqual([])
})
