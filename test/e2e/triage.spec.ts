import { readFile } from 'node:fs/promises'
import { bakery, fileByForm } from './support/public-form.ts'
import { blockedGroup, connection, pickStatus, pickUrgency, queueRow, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'

const contact = {
  name: `${bakery.firstName} ${bakery.lastName}`,
  email: bakery.email,
  phone: bakery.phone,
}
const critical = { ...bakery, urgency: 'mission-critical' as const, subject: 'The whole shop is down' }

test('a flag, and a verdict on resolving, count in the record; its number opens the ticket', async ({
  api,
  browser,
  openConsole,
  service,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts: [contact] })
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, critical)
  await customer.close()
  const other = await api.file({ subject: 'Another matter' })
  const { page } = await openConsole()
  await queueRow(page, critical.subject).click()
  await expect(page.getByRole('heading', { name: critical.subject })).toBeVisible()

  await page.keyboard.press('f')
  const flag = page.getByRole('dialog', { name: 'Flag as abuse of urgency' })
  await flag.getByRole('button', { name: 'It could have waited.' }).click()
  await flag.getByRole('button', { name: 'Flag', exact: true }).click()
  await expect(flag).toBeHidden()
  await expect(page.getByRole('list', { name: 'Flags' })).toContainText('It could have waited.')

  await pickStatus(page, 'Resolved')
  await expect(page.getByRole('dialog', { name: 'What was the urgency worth?' })).toBeVisible()
  await page.keyboard.press('f')
  await expect.poll(async () => (await api.tickets()).map(({ status }) => status)).toContain('resolved')

  await queueRow(page, other.subject).click()
  await expect(page.getByRole('heading', { name: other.subject })).toBeVisible()
  await page.getByRole('button', { name: '1 false alarm', exact: true }).click()
  await page
    .getByRole('list', { name: /false alarm/ })
    .getByRole('button')
    .click()
  await expect(page.getByRole('heading', { name: critical.subject })).toBeVisible()
  await expect(
    page
      .getByRole('group', { name: 'Verdict on the requested urgency' })
      .getByRole('button', { pressed: true }),
  ).toHaveText('false alarm')
})

test('a downgrade is told on the receipt, with its reason and what it would take to be higher', async ({
  browser,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, bakery)
  const { page } = await openConsole()
  await queueRow(page, bakery.subject).click()
  await pickUrgency(page, 'Work request')
  const dialog = page.getByRole('dialog', { name: 'Change urgency' })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Cash on delivery still works.')
  await dialog.getByRole('button', { name: 'Change urgency' }).click()
  await expect(dialog).toBeHidden()
  await expect(connection(page)).toHaveText('Online')

  const notice = customer.getByRole('region', { name: 'We handle this as Work request' })
  await expect(async () => {
    await customer.reload()
    await expect(notice).toContainText('Cash on delivery still works.', { timeout: 500 })
  }).toPass()
  await expect(notice).toContainText('What it would take to be higher')
  await expect(notice).toContainText('Impaired function')
  await customer.close()
})

test('a suggested group is blocked from where it is suggested, and the evidence is saved as a file', async ({
  api,
  openConsole,
}) => {
  const group = await api.addGroup({ name: bakery.groupName, contacts: [contact] })
  const tickets = await api.falseAlarms(bakery.groupName, 3)
  const { page } = await openConsole()
  await section(page, 'Blocklist')
  await page.getByRole('tab', { name: 'Suggested' }).click()
  await page.getByRole('button', { name: `Block… ${group.name}` }).click()
  const dialog = page.getByRole('dialog', { name: `Block ${group.name}?` })
  await expect(dialog).toContainText(
    'A block would have withheld 3 pages in 90 days, none of them judged justified',
  )
  await dialog.getByRole('button', { name: 'Repeated false alarms' }).click()
  await dialog.getByRole('button', { name: 'Block group' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('No group is suggested')).toBeVisible()

  await page.getByRole('tab', { name: 'Blocked groups' }).click()
  await page.getByRole('grid', { name: 'Blocklist' }).getByRole('row').filter({ hasText: group.name }).click()
  await expect(blockedGroup(page, group.name)).toContainText('It pages nobody')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Evidence pack' }).click()
  await page.getByRole('menuitem', { name: 'Save as JSON' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^evidence-blue-heron-bakery-\d{4}-\d\d-\d\d\.json$/)
  const pack: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(pack).toMatchObject({ group: { name: group.name } })
  for (const { number } of tickets) expect(JSON.stringify(pack)).toContain(`"number":${number}`)
})

test('in a narrow window nothing of the bar is cut off, however much it has to tell', async ({
  api,
  line,
  openConsole,
}) => {
  const { subject } = await api.file({ subject: 'What waits' })
  const { page } = await openConsole()
  await queueRow(page, subject).click()
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await pickStatus(page, 'Pending')
  await expect(connection(page)).toContainText('1 act waiting')
  for (const width of [1281, 1210, 1100, 820, 760, 700, 641]) {
    await page.setViewportSize({ width, height: 700 })
    for (const name of ['Queue', 'Blocklist', 'Outbox', 'Settings', 'New ticket']) {
      const button = page.getByRole('banner').getByRole('button', { name })
      await expect(button).toBeInViewport({ ratio: 1 })
      await button.click({ trial: true })
    }
  }
})
