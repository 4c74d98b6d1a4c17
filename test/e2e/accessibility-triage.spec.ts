import type { Locator } from '@playwright/test'
import { bakery } from './support/public-form.ts'
import { blockedGroup, gateBanner, pickStatus, queueRow, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]

test('the blocklist, a withheld ticket, and their dialogs look right in each look', async ({
  api,
  openConsole,
}) => {
  // Many screens, each looked at as a whole.
  test.setTimeout(300_000)
  const blocked = await api.addGroup({ name: 'Loud Harbour', contacts })
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.falseAlarms(bakery.groupName, 3)
  await api.block(blocked.id, 'Three false alarms in a week')
  const { subject } = await api.file({
    subject: 'The whole shop is down',
    urgency: 'mission-critical',
    groupName: blocked.name,
  })
  const { page } = await openConsole()
  const holds = async (shown: Locator) => {
    await expect(shown).toBeVisible()
    expect.soft(await flaws(page)).toEqual([])
  }
  await section(page, 'Blocklist')
  await page.getByRole('row').filter({ hasText: blocked.name }).click()
  const panel = blockedGroup(page, blocked.name)
  await panel.getByText('Withheld 1 page').click()
  await holds(panel.getByRole('button', { name: 'Verify the chain' }))
  await panel.getByRole('button', { name: 'Extend…' }).click()
  await holds(page.getByRole('dialog', { name: 'Extend the block' }))
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Audit' }).click()
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await holds(page.getByText(/The chain holds/))

  await page.getByRole('tab', { name: 'Suggested' }).click()
  await holds(page.getByRole('heading', { name: bakery.groupName }))
  await page.getByRole('button', { name: `Block… ${bakery.groupName}` }).click()
  const dialog = page.getByRole('dialog', { name: `Block ${bakery.groupName}?` })
  await dialog.getByText('Show these pages').click()
  await dialog.getByRole('button', { name: 'Block group' }).click()
  await holds(dialog.getByText('Enter a reason.'))

  await page.keyboard.press('Escape')
  await section(page, 'Queue')
  await queueRow(page, subject).click()
  await expect(gateBanner(page)).toContainText('Withheld: nobody was woken')
  expect.soft(await flaws(page)).toEqual([])

  await page.keyboard.press('f')
  await expect(page.getByRole('dialog', { name: 'Flag as abuse of urgency' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.keyboard.press('Escape')

  await pickStatus(page, 'Resolved')
  await expect(page.getByRole('dialog', { name: 'What was the urgency worth?' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
})
