import { connection, outbox, pickStatus, queueRow, reply, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('the outbox says what was done, where, since when nothing leaves and what stands behind what, and looks again when asked', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'No route to the warehouse' })
  const seat = await openConsole()
  const { page } = seat
  await queueRow(page, ticket.subject).click()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'Written in the train.')
  await pickStatus(page, 'Pending')
  await section(page, 'Outbox')
  const items = outbox(page, 'On its way').getByRole('listitem')
  await expect(items).toHaveCount(2)
  const title = `Reply to #${ticket.number}`
  await expect(items.nth(0)).toContainText(`${title} No route to the warehouse`)
  await expect(items.nth(0)).toContainText('Waits for the desk')
  await expect(items.nth(0)).toContainText('just now')
  await expect(items.nth(1)).toContainText(`Waits for the desk, behind “${title}”`)
  await expect(
    page.getByText(/Nothing has been sent since \d\d:\d\d: The desk cannot be reached\./),
  ).toBeVisible()

  // The console looks by itself too, and its button goes away once it is back. The keyboard stays where it was put, and
  // pressed too late it presses nothing, where the mouse would look for a button that has gone.
  await page.getByRole('button', { name: 'Try now' }).focus()
  line.mend()
  await page.keyboard.press('Enter')
  await expect(outbox(page, 'Sent').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('Nothing has been sent since')).toBeHidden()
  await expect(outbox(page, 'Sent')).toContainText(`${title} No route to the warehouse`)
})
