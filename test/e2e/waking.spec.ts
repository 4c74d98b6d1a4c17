import { ageActs } from './support/local-files.ts'
import { connection, outbox, pickUrgency, queueRow, section, tryNow } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('raised without a line, a ticket wakes nobody: that is said at once, and asked again when it is too late', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'The site is slow', urgency: 'impaired-function' })
  const urgency = async () => (await api.ticket(ticket.id)).urgency.effective
  const seat = await openConsole()
  await queueRow(seat.page, ticket.subject).click()
  await expect(connection(seat.page)).toHaveText('Online')
  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await pickUrgency(seat.page, 'Mission critical')
  const dialog = seat.page.getByRole('alertdialog', { name: 'Raise to mission critical?' })
  await expect(dialog).toContainText('Nobody is woken while the desk cannot be reached.')
  await dialog.getByRole('button', { name: 'Raise to mission critical' }).click()
  const pending = () => seat.page.getByRole('group', { name: 'Not sent yet' })
  await expect(pending()).toContainText('Nobody is woken while the desk cannot be reached.')

  // Six minutes later.
  await seat.end()
  ageActs(seat.profile, 6 * 60_000)
  await seat.begin()
  await expect(connection(seat.page)).toContainText('1 act needs you')
  await queueRow(seat.page, ticket.subject).click()
  await expect(pending()).toContainText('This was not sent within 5 minutes and would wake people now.')
  await expect(pending()).toContainText('+49 30 5550 1212')
  line.mend()
  await tryNow(seat.page)
  await expect(connection(seat.page)).toHaveText('1 act needs you')
  expect(await urgency()).toBe('impaired-function')

  await section(seat.page, 'Outbox')
  await outbox(seat.page, 'Needs you').getByRole('button', { name: 'Send now, it wakes people' }).click()
  const question = seat.page.getByRole('alertdialog', { name: 'Wake people now?' })
  await question.getByRole('button', { name: 'Not now' }).click()
  expect(await urgency()).toBe('impaired-function')
  await outbox(seat.page, 'Needs you').getByRole('button', { name: 'Send now, it wakes people' }).click()
  await question.getByRole('button', { name: 'Send now, it wakes people' }).click()
  await expect.poll(urgency).toBe('mission-critical')
  await expect(seat.page.getByText('Nothing is waiting')).toBeVisible()
})
