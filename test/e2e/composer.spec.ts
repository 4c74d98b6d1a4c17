import { bakery, fileByForm } from './support/public-form.ts'
import { composer, connection, conversation, queueRow, reply, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

const hostile = [
  '**Bold** and [press](javascript:alert(1)) <img src=x onerror=alert(1)>',
  '![map](https://maps.example/1.png) [page](https://desk.example/page)',
  '- one',
].join('\n')

test('a reply in Markdown reads the same in the console and on the receipt, and runs nowhere', async ({
  browser,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, { ...bakery, subject: 'الموقع لا يعمل منذ الصباح' })
  const { page } = await openConsole({ undoSeconds: 0 })
  await queueRow(page, 'الموقع').click()
  // A subject in right-to-left script is its own island: what stands around it stays where it is.
  await expect(page.getByRole('heading', { name: 'الموقع' })).toBeVisible()
  await expect(page.locator('.ticket-subject bdi')).toHaveText('الموقع لا يعمل منذ الصباح')

  await composer(page).fill(hostile)
  await page.keyboard.press('Control+e')
  const preview = page.getByRole('region', { name: 'Preview: As the customer sees it' })
  await expect(preview.locator('strong')).toHaveText('Bold')
  expect(await flaws(page)).toEqual([])
  await page.keyboard.press('Control+e')
  await reply(page, hostile)
  await expect(conversation(page).locator('.message-reply strong')).toHaveText('Bold')
  await customer.reload()
  for (const place of [conversation(page).locator('.message-reply'), customer.locator('.message.reply')]) {
    await expect(place.locator('strong').filter({ hasText: 'Bold' })).toHaveCount(1)
    await expect(place).toContainText('[press](javascript:alert(1)) <img src=x onerror=alert(1)>')
    await expect(place.locator('img')).toHaveCount(0)
    const links = await place
      .locator('a')
      .evaluateAll((found) => found.map((each) => each.getAttribute('href')))
    expect(links).toEqual(['https://maps.example/1.png', 'https://desk.example/page'])
    await expect(place.locator('li').filter({ hasText: 'one' })).toHaveCount(1)
  }
  await customer.close()
})

test('a canned reply is made and used without a network, filled with what the ticket says', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'The modem is dark' })
  const { page } = await openConsole({ undoSeconds: 0 })
  await expect(queueRow(page, ticket.subject)).toBeVisible()
  line.cut()
  await section(page, 'Settings')
  await page.getByRole('button', { name: 'New canned reply' }).click()
  const dialog = page.getByRole('dialog', { name: 'New canned reply' })
  await dialog.getByLabel('Title').fill('Restart it')
  await dialog.getByLabel('Shortcut').fill('modem')
  await dialog
    .getByLabel('Text')
    .fill('Hello {{requester.firstName}}, about #{{ticket.number}}: **restart it**.')
  await expect(dialog.getByRole('region', { name: 'How it looks' }).locator('strong')).toHaveText(
    'restart it',
  )
  expect(await flaws(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Save for everybody/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Restart it', { exact: true })).toBeVisible()

  await section(page, 'Queue')
  await queueRow(page, ticket.subject).click()
  await composer(page).click()
  await page.keyboard.press('Control+;')
  await page.getByRole('combobox', { name: 'Look for a canned reply' }).fill('restart')
  expect(await flaws(page)).toEqual([])
  await page.keyboard.press('Enter')
  const { requester, number } = await api.ticket(ticket.id)
  const filled = `Hello ${requester.firstName}, about #${number}: **restart it**.`
  await expect(composer(page)).toHaveValue(filled)
  await page.keyboard.press('Control+z')
  await expect(composer(page)).toHaveValue('')
  await page.keyboard.type(';modem')
  await page.keyboard.press('Tab')
  await expect(composer(page)).toHaveValue(filled)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('restart it')
  await expect(page.getByRole('option', { name: /Restart it.*;modem/ })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(composer(page)).toHaveValue(filled)
  await expect(composer(page)).toBeFocused()
  line.mend()
  await expect(connection(page)).toHaveText('Online')
})

test('a note mentions a colleague, and is asked about before it goes to the customer', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Who knows this line' })
  const { page } = await openConsole({ undoSeconds: 0 })
  await queueRow(page, ticket.subject).click()
  await page.getByRole('button', { name: /^Note/ }).click()
  await page.keyboard.type('Please look, @adm')
  await expect(page.getByRole('listbox', { name: 'Colleagues to mention' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Note for the staff' })).toHaveValue(
    'Please look, @Administrator ',
  )
  await page.getByRole('button', { name: /^Reply/ }).click()
  await page.keyboard.press('Control+Enter')
  const question = page.getByRole('alertdialog', { name: 'Send this to the customer?' })
  await expect(question).toContainText('You began this as a note')
  await question.getByRole('button', { name: 'Save as a note' }).click()
  await expect(conversation(page).locator('.message-note .mention')).toHaveText('@Administrator')
  await expect
    .poll(async () => (await api.ticket(ticket.id)).messages.map(({ kind }) => kind))
    .toContain('note')
})
