import { makeApi } from './support/api.ts'
import { connection, conversation, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('without a network the restarted console shows the queue, and a reply arrives exactly once', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'No route to the warehouse', urgency: 'impaired-function' })
  const seat = await openConsole()
  await expect(queueRow(seat.page, ticket.subject)).toBeVisible()
  await expect(connection(seat.page)).toContainText('Online')

  line.cut()
  await seat.restart()
  await expect(queueRow(seat.page, ticket.subject)).toBeVisible()
  await expect(connection(seat.page)).toContainText('Offline since')
  await queueRow(seat.page, ticket.subject).click()
  await reply(seat.page, 'We have found the broken switch.')
  await expect(conversation(seat.page)).toContainText('Waits for the desk')
  await expect(connection(seat.page)).toContainText('1 act waiting')

  // The act outlives the console too.
  await seat.restart()
  await expect(connection(seat.page)).toContainText('1 act waiting')

  line.mend()
  await connection(seat.page).click()
  await seat.page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await expect(connection(seat.page)).toHaveText('Online')
  const replies = async () => (await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')
  await expect.poll(async () => (await replies()).length).toBe(1)

  await seat.restart()
  await expect(connection(seat.page)).toHaveText('Online')
  expect((await replies()).map(({ body }) => body)).toEqual(['We have found the broken switch.'])
  await queueRow(seat.page, ticket.subject).click()
  await expect(conversation(seat.page).getByText('We have found the broken switch.')).toHaveCount(1)
})

test('a ticket filed without a network gets its number later', async ({ api, line, openConsole }) => {
  await api.file({ subject: 'One that was there' })
  const { page } = await openConsole()
  await expect(queueRow(page, 'One that was there')).toBeVisible()
  line.cut()
  await expect(connection(page)).toContainText('Offline since')

  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await dialog.getByLabel('Phone').fill('+49 30 5550 9999')
  await dialog.getByLabel('E-mail').fill('bea@harbour.example')
  await dialog.getByLabel('First name').fill('Bea')
  await dialog.getByLabel('Last name').fill('Lindqvist')
  await dialog.getByLabel('Group', { exact: true }).fill('Harbour Supplies')
  await dialog.getByText('Urgent work request').click()
  await dialog.getByLabel('Subject').fill('New address for the mail server')
  await dialog.getByLabel('Description').fill('They move on Friday.')
  await expect(dialog).toContainText('Its number follows with the connection.')
  await dialog.getByRole('button', { name: /^File ticket/ }).click()

  const row = queueRow(page, 'New address for the mail server')
  await expect(row).toContainText('number follows')

  line.mend()
  await connection(page).click()
  await page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await expect(row).not.toContainText('number follows')
  const filed = (await api.tickets()).filter(({ subject }) => subject === 'New address for the mail server')
  expect(filed).toHaveLength(1)
  await expect(row).toContainText(String(filed[0]?.number))
})

test('a reply that crossed another one is held until its author has seen it', async ({
  api,
  line,
  openConsole,
  service,
}) => {
  const ticket = await api.file({ subject: 'Two answers at once' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await expect(conversation(page)).toContainText('Please look at it.')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'I look into it.')
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const colleague = makeApi(service.url, token ?? '')
  await colleague.write(ticket.id, { kind: 'reply', body: 'It is done already.', force: true })

  line.mend()
  await connection(page).click()
  await page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await expect(connection(page)).toContainText('1 act needs you')
  await page.keyboard.press('Escape')
  await expect(conversation(page)).toContainText('It is done already.')
  expect((await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')).toHaveLength(1)
  await conversation(page).getByRole('button', { name: 'Send anyway' }).click()
  await expect
    .poll(
      async () =>
        (await api.ticket(ticket.id)).messages.filter(({ body }) => body === 'I look into it.').length,
    )
    .toBe(1)
})
