import { bakery, fileByForm } from './support/public-form.ts'
import { connection, conversation, pickStatus, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('every change of a ticket is read by key, with who, when and from what to what, and without a network too', async ({
  api,
  browser,
  line,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, { ...bakery, subject: 'The oven page is gone' })
  await customer.close()
  const { page } = await openConsole()
  await queueRow(page, 'The oven page').click()
  await expect(page.getByRole('heading', { name: 'The oven page is gone' })).toBeVisible()
  await page.getByRole('group', { name: 'What was said' }).focus()
  await page.keyboard.press('h')
  const history = page.getByRole('region', { name: 'History' })
  const entries = history.getByRole('listitem')
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('Filed by form')
  expect(await flaws(page)).toEqual([])

  // The first reply takes the ticket up: no sentence of the conversation says so.
  await reply(page, 'We look into it.')
  await expect(entries.first()).toContainText(/Status.*New.*Open/)
  await pickStatus(page, 'Pending')
  await expect(entries.first()).toContainText(/Status.*Open.*Pending/)
  await expect(entries.first()).toContainText('Administrator')
  expect(await flaws(page)).toEqual([])

  const [ticket] = await api.tickets()
  if (ticket === undefined) throw new Error('There is no ticket.')
  line.cut()
  await expect(connection(page)).toHaveAccessibleName(/Offline/)
  await pickStatus(page, 'Open')
  await expect(entries.first()).toContainText('Not sent yet')
  await expect(entries).toHaveCount(4)
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: 'What was said' }).focus()
  await page.keyboard.press('h')
  await expect(entries).toHaveCount(4)
  await expect(entries.nth(1)).toContainText(/Status.*Open.*Pending/)
  line.mend()
  await expect(entries.first()).toContainText(/Status.*Pending.*Open/, { timeout: 45_000 })
  await history.getByRole('button', { name: 'Conversation' }).click()
  await expect(conversation(page)).toBeVisible()
})
