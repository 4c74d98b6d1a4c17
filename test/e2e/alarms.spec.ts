import { connection, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('without a network it says whom to call, and for what', async ({ api, line, openConsole }) => {
  const ticket = await api.file({ subject: 'No mail for anybody', urgency: 'mission-critical' })
  await api.file({ subject: 'New mailbox' })
  const { page } = await openConsole()
  await expect(queueRow(page, ticket.subject)).toBeVisible()
  const card = page.getByRole('region', { name: /this machine cannot page/ })
  await expect(card).toHaveCount(0)

  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await expect(card).toContainText('One mission-critical ticket is not settled.')
  await expect(card).not.toContainText('New mailbox')
  expect(await flaws(page)).toEqual([])
  await card.getByRole('button', { name: /No mail for anybody/ }).click()
  await expect(page.getByRole('heading', { name: ticket.subject })).toBeVisible()

  line.mend()
  await connection(page).click()
  await page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await expect(connection(page)).toHaveText('Online')
  await expect(card).toHaveCount(0)
})
