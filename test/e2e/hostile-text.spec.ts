import type { Page } from '@playwright/test'
import { fileByForm, type Filing } from './support/public-form.ts'
import { conversation, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'

const mark = 'data-run-by-hostile-text'
const run = `document.documentElement.setAttribute('${mark}','')`
const attack = (place: string) => `${place}"'><img src=x onerror="${run}"><script>${run}</script>`

const hostile: Filing = {
  groupName: attack('group').slice(0, 120),
  urgency: 'mission-critical',
  firstName: `<b onmouseover="${run}">Mal`.slice(0, 80),
  lastName: '</title><svg/onload=alert(1)>',
  email: 'mal@hostile.example',
  phone: '+49 30 5550 6666',
  subject: attack('subject'),
  description: `${attack('description')}\n{{7*7}} \${7*7} javascript:alert(1) &lt;i&gt;`,
}

/** Nothing of the text became part of the page: no element, no script, no dialog. */
async function expectHarmless(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute(mark)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await expect(page.locator('svg[onload], b[onmouseover]')).toHaveCount(0)
}

test('hostile text is shown to the letter in form, receipt, list and ticket, and runs nowhere', async ({
  browser,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  const dialogs: string[] = []
  customer.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })

  // Refused first, so that the form shows everything that was typed.
  await customer.goto(service.url)
  await customer.getByLabel('Group name').fill(hostile.groupName)
  await customer.getByLabel('Subject').fill(hostile.subject)
  await customer.getByLabel('Description').fill(hostile.description)
  await customer.getByRole('button', { name: 'Send the ticket' }).click()
  await expect(customer.getByLabel('Subject')).toHaveValue(hostile.subject)
  await expect(customer.getByLabel('Group name')).toHaveValue(hostile.groupName)
  await expectHarmless(customer)

  await fileByForm(customer, service.url, hostile)
  await expect(customer.getByText(hostile.subject)).toBeVisible()
  await expectHarmless(customer)

  const { page } = await openConsole()
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await expect(queueRow(page, hostile.subject)).toBeVisible()
  await expect(queueRow(page, hostile.groupName)).toBeVisible()
  await expectHarmless(page)
  await queueRow(page, hostile.subject).click()
  await expect(conversation(page)).toContainText('javascript:alert(1) &lt;i&gt;')
  await expect(page.getByRole('heading', { name: hostile.subject })).toBeVisible()
  await expectHarmless(page)
  expect(dialogs).toEqual([])
  await customer.close()
})
