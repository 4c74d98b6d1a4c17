import { queueGrid, queueRow, queueRows, urgencyToggle } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('the urgency bar filters the queue, and its counts are live', async ({ api, openConsole }) => {
  for (const subject of ['Mail is down', 'Web is down'])
    await api.file({ subject, urgency: 'mission-critical' })
  for (const subject of ['Which plan has more disk', 'New contact', 'Invoice copy'])
    await api.file({ subject, urgency: 'question' })
  const { page } = await openConsole()

  await expect(queueRows(page)).toHaveCount(5)
  await expect(urgencyToggle(page, 'mission-critical')).toContainText('2')
  await expect(urgencyToggle(page, 'question')).toContainText('3')
  await expect(urgencyToggle(page, 'work-request')).toContainText('0')
  // Most urgent first, and within one urgency the oldest first.
  await expect(queueRows(page).first()).toContainText('Mail is down')
  await expect(queueRows(page).last()).toContainText('Invoice copy')

  await urgencyToggle(page, 'mission-critical').click()
  await expect(queueRows(page)).toHaveCount(2)
  await expect(queueRow(page, 'Invoice copy')).toHaveCount(0)
  await expect(urgencyToggle(page, 'mission-critical')).toHaveAttribute('aria-pressed', 'true')
  await expect(urgencyToggle(page, 'question')).toContainText('3')

  await api.file({ subject: 'Everything is down', urgency: 'mission-critical' })
  await expect(queueRow(page, 'Everything is down')).toBeVisible()
  await expect(urgencyToggle(page, 'mission-critical')).toContainText('3')

  await urgencyToggle(page, 'question').click()
  await expect(queueGrid(page)).toHaveAttribute('aria-rowcount', '7')
  await page.getByRole('button', { name: /^All ?\d/ }).click()
  await urgencyToggle(page, 'impaired-function').click()
  await expect(page.getByText('No ticket matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(queueRows(page)).toHaveCount(6)
})

test('a ticket whose urgency is changed moves to where it belongs', async ({ api, openConsole }) => {
  const ticket = await api.file({ subject: 'Slow mail', urgency: 'question' })
  const { page } = await openConsole()
  await expect(urgencyToggle(page, 'question')).toContainText('1')
  await api.change(ticket, { urgency: 'impaired-function', reason: 'It worked yesterday.' })
  await expect(urgencyToggle(page, 'question')).toContainText('0')
  await expect(urgencyToggle(page, 'impaired-function')).toContainText('1')
  await expect(queueRow(page, 'Slow mail')).toContainText('Impaired')
})

test('the text filter finds a ticket by a word of its messages', async ({ api, openConsole }) => {
  await api.file({ subject: 'Printer', description: 'It prints nothing but umbrellas.' })
  await api.file({ subject: 'Scanner', description: 'It scans nothing at all.' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Search tickets' }).fill('umbrell')
  await expect(queueRows(page)).toHaveCount(1)
  await expect(queueRow(page, 'Printer')).toBeVisible()
})
