import { connection, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { violations } from './support/violations.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test(`without a network it says whom to call, and for what, in ${colorScheme}`, async ({
    api,
    line,
    openConsole,
  }, { project }) => {
    const ticket = await api.file({ subject: 'No mail for anybody', urgency: 'mission-critical' })
    await api.file({ subject: 'New mailbox' })
    const { page } = await openConsole({ colorScheme })
    await expect(queueRow(page, ticket.subject)).toBeVisible()
    const card = page.getByRole('region', { name: /this machine cannot page/ })
    await expect(card).toHaveCount(0)

    line.cut()
    await expect(connection(page)).toContainText('Offline since')
    await expect(card).toContainText('One mission-critical ticket is not settled.')
    await expect(card).not.toContainText('New mailbox')
    expect(await violations(page, project.name)).toEqual([])
    await card.getByRole('button', { name: /No mail for anybody/ }).click()
    await expect(page.getByRole('heading', { name: ticket.subject })).toBeVisible()

    line.mend()
    await connection(page).click()
    await page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
    await expect(connection(page)).toHaveText('Online')
    await expect(card).toHaveCount(0)
  })
