import { bakery, fileByForm } from './support/public-form.ts'
import { connection, conversation, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('a ticket from the public form stands in the queue without a reload', async ({
  openConsole,
  service,
  browser,
}) => {
  const { page } = await openConsole()
  await expect(page.getByText('Nothing waits')).toBeVisible()
  await page.evaluate(() => document.body.setAttribute('data-stayed', 'yes'))

  const customer = await browser.newPage()
  await fileByForm(customer, service.url, bakery)

  const row = queueRow(page, bakery.subject)
  await expect(row).toBeVisible()
  await expect(row).toContainText('Impaired')
  await expect(row).toContainText(bakery.groupName)
  await expect(row).toContainText('unconfirmed')
  await expect(row).toContainText('Ines Okafor')
  await expect(row).toContainText('New')
  await expect(page.locator('body')).toHaveAttribute('data-stayed', 'yes')
  await customer.close()
})

test('a reply written in the console stands on the receipt page, and the answer comes back', async ({
  openConsole,
  service,
  browser,
}) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, bakery)
  const { page } = await openConsole()
  await queueRow(page, bakery.subject).click()
  await expect(conversation(page)).toContainText(bakery.description)

  await reply(page, 'The payment gateway is back. Please try a card again.')
  await expect(conversation(page)).toContainText('The payment gateway is back.')
  await expect(connection(page)).toContainText('Online')

  await expect(async () => {
    await customer.reload()
    await expect(customer.getByText('The payment gateway is back. Please try a card again.')).toBeVisible({
      timeout: 500,
    })
  }).toPass()

  await customer.getByRole('textbox').fill('Cards work again, thank you.')
  await customer.getByRole('button').last().click()
  await expect(conversation(page)).toContainText('Cards work again, thank you.')
  await customer.close()
})

test('a note never reaches the receipt page', async ({ openConsole, service, browser, api }) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, bakery)
  const { page } = await openConsole()
  await queueRow(page, bakery.subject).click()
  await page.getByRole('button', { name: 'Note', exact: false }).first().click()
  await page.getByLabel('Note for the staff').fill('Their bill is overdue since March.')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(conversation(page)).toContainText('Note, staff only')

  const [ticket] = await api.tickets()
  await expect
    .poll(async () => (ticket ? (await api.ticket(ticket.id)).messages.map(({ kind }) => kind) : []))
    .toContain('note')
  await customer.reload()
  await expect(customer.getByText(bakery.subject)).toBeVisible()
  await expect(customer.getByText('Their bill is overdue')).toHaveCount(0)
  await customer.close()
})
