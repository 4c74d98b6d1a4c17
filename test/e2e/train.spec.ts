import {
  connection,
  conversation,
  outbox,
  pickStatus,
  queueRow,
  reply,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('in the train: read, reply, file, change and start again without a line; then all of it arrives once, in order', async ({
  api,
  line,
  openConsole,
}) => {
  const first = await api.file({ subject: 'The printer prints blank pages' })
  const second = await api.file({ subject: 'Please add a mailbox' })
  const seat = await openConsole()
  await expect(queueRow(seat.page, second.subject)).toBeVisible()
  await expect(connection(seat.page)).toHaveText('Online')

  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await queueRow(seat.page, first.subject).click()
  await expect(conversation(seat.page)).toContainText('Please look at it.')
  await reply(seat.page, 'Please change the cartridge.')
  await expect(conversation(seat.page)).toContainText('Waits for the desk')
  await pickStatus(seat.page, 'Pending')
  await expect(queueRow(seat.page, first.subject)).toContainText('Pending')
  await reply(seat.page, 'And clean the head afterwards.')

  // Out of the composer, where a letter is a letter.
  await seat.page.keyboard.press('Escape')
  await seat.page.keyboard.press('c')
  const dialog = seat.page.getByRole('dialog', { name: 'New ticket' })
  await dialog.getByLabel('Phone').fill('+49 30 5550 9999')
  await dialog.getByLabel('First name').fill('Bea')
  await dialog.getByLabel('Group', { exact: true }).fill('Harbour Supplies')
  await dialog.getByText('Work request').first().click()
  await dialog.getByLabel('Subject').fill('Told on the platform')
  await dialog.getByLabel('Description').fill('They want a second line.')
  await dialog.getByRole('button', { name: /^File ticket/ }).click()
  await expect(queueRow(seat.page, 'Told on the platform')).toContainText('number follows')
  await expect(connection(seat.page)).toContainText('4 acts waiting')

  await seat.restart()
  await expect(connection(seat.page)).toContainText('4 acts waiting')
  await expect(queueRow(seat.page, 'Told on the platform')).toContainText('number follows')
  await section(seat.page, 'Outbox')
  await expect(outbox(seat.page, 'On its way').getByRole('listitem')).toHaveCount(4)
  await expect(outbox(seat.page, 'On its way')).toContainText('Please change the cartridge.')

  line.mend()
  await tryNow(seat.page)
  await expect(connection(seat.page)).toHaveText('Online')
  await expect(outbox(seat.page, 'Sent').getByRole('listitem')).toHaveCount(4)
  await expect(seat.page.getByText('Nothing is waiting')).toBeVisible()

  const { messages, status } = await api.ticket(first.id)
  const told = messages.filter(({ kind }) => kind !== 'customer').map(({ kind, body }) => `${kind}: ${body}`)
  expect(told.filter((each) => each.startsWith('reply'))).toEqual([
    'reply: Please change the cartridge.',
    'reply: And clean the head afterwards.',
  ])
  expect(status).toBe('pending')
  const filed = (await api.tickets()).filter(({ subject }) => subject === 'Told on the platform')
  expect(filed).toHaveLength(1)
})
