import { join } from 'node:path'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { startService } from '../support/service-process.ts'
import { flaws } from './support/flaws.ts'
import { receiptOf } from './support/receipt.ts'
import { connection, queueRow } from './support/screen.ts'
import { expect, test as base } from './support/test.ts'

/** A desk that mails. */
const test = base.extend<{ mails: MailServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  mails: async ({}, use) => {
    const mails = await startMailServer()
    await use(mails)
    await mails.stop()
  },
  service: async ({ folder, mails }, use) => {
    const env = {
      DATA_DIR: join(folder, 'desk'),
      SMTP_URL: `smtp://127.0.0.1:${mails.port}?security=none`,
      MAIL_FROM: 'desk@provider.example',
    }
    const service = await startService({ program: 'built', env })
    await use(service)
    await service.stop()
  },
})

const bob = { firstName: 'Bob', lastName: 'Meyer', email: 'bob@heron.example', phone: '' }
const carol = { firstName: 'Carol', lastName: 'Weiss', email: 'carol@elsewhere.example', phone: '' }

test('an answer in a ticket reaches the requesters of merged ones by a tick, offline and taken back in between, each by a mail and on a receipt of their own', async ({
  api,
  line,
  mails,
  openConsole,
  service,
  browser,
}) => {
  const target = await api.file({ subject: 'The line is dead', description: 'Since noon.' })
  const bobs = await api.file({ subject: 'No internet', description: 'Nothing works.', requester: bob })
  const carols = await api.file({
    subject: 'Down',
    description: 'Help.',
    groupName: 'Elsewhere',
    requester: carol,
  })
  for (const one of [bobs, carols]) await api.merge(one, target.id)
  const { page } = await openConsole()
  await queueRow(page, target.subject).click()
  const write = page.getByRole('region', { name: 'Write' })
  const recipients = write.getByRole('group', { name: 'Who else gets this reply' })
  const tick = (name: string) => recipients.getByRole('checkbox', { name })
  await expect(tick('Bob Meyer')).toBeChecked()
  await expect(tick('Carol Weiss')).not.toBeChecked()
  await expect(recipients).toContainText('Another group: Elsewhere')
  expect(await flaws(page)).toEqual([])

  line.cut()
  await expect(connection(page)).toHaveAccessibleName(/Offline/)
  const field = write.getByRole('textbox', { name: 'Reply to the customer' })
  await field.fill('It works again.')
  await tick('Bob Meyer').focus()
  await page.keyboard.press('Space')
  await expect(tick('Bob Meyer')).not.toBeChecked()
  await page.keyboard.press('Space')
  await expect(write.getByRole('button', { name: /Send reply to 2 customers/ })).toBeVisible()
  await field.press('Control+Enter')
  const conversation = page.getByRole('list', { name: 'Conversation' })
  await expect(conversation).toContainText(`Also to Bob Meyer, #${bobs.number}`)
  expect(await flaws(page)).toEqual([])

  // Taken back, it comes with whom it was to go to; what is left out stays so.
  await conversation.getByRole('button', { name: 'Edit' }).click()
  await expect(field).toHaveValue('It works again.')
  await expect(tick('Bob Meyer')).toBeChecked()
  await field.press('Control+Enter')
  await expect(conversation).toContainText(`Also to Bob Meyer, #${bobs.number}`)
  line.mend()
  await expect(conversation).toContainText(`To Bob Meyer, #${bobs.number}: The mail server took it`, {
    timeout: 45_000,
  })
  await expect(conversation).toContainText('To Ines Okafor: The mail server took it')
  expect(mails.mails.map(({ to }) => to.join()).toSorted()).toEqual([bob.email, 'ines@heron.example'])

  const receipt = await browser.newPage()
  await receipt.goto(`${service.url}/t/${receiptOf(service.dataDir, bobs.id)}`)
  await expect(receipt.getByRole('list').filter({ hasText: 'Nothing works.' })).toContainText(
    'It works again.',
  )
  await expect(receipt.locator('body')).not.toContainText(/Ines|Since noon|The line is dead/)
  await receipt.goto(`${service.url}/t/${receiptOf(service.dataDir, carols.id)}`)
  await expect(receipt.locator('body')).not.toContainText('It works again.')
  await receipt.close()

  // Apart again, the other ticket keeps what its requester was told.
  await api.change(await api.ticket(bobs.id), { status: 'open' })
  await expect(queueRow(page, bobs.subject)).toHaveCount(1, { timeout: 45_000 })
  await queueRow(page, bobs.subject).click()
  await expect(conversation.getByRole('button', { name: `Said in #${target.number}` })).toBeVisible()
  await expect(conversation).toContainText('It works again.')
  expect(await flaws(page)).toEqual([])
})
