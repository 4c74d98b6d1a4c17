import type { Locator } from '@playwright/test'
import { bakery } from './support/public-form.ts'
import { blockedGroup, gateBanner, pickStatus, queueRow, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { violations } from './support/violations.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, in ${colorScheme}, on`, () => {
    test('the blocklist, a blocked group, suggestions, the audit, the block dialog', async ({
      api,
      openConsole,
    }, { project }) => {
      const blocked = await api.addGroup({ name: 'Loud Harbour', contacts })
      await api.addGroup({ name: bakery.groupName, contacts })
      await api.falseAlarms(bakery.groupName, 3)
      await api.block(blocked.id, 'Three false alarms in a week')
      await api.file({ subject: 'Withheld', urgency: 'mission-critical', groupName: blocked.name })
      const { page } = await openConsole({ colorScheme })
      const holds = async (shown: Locator) => {
        await expect(shown).toBeVisible()
        expect(await violations(page, project.name)).toEqual([])
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
    })

    test('a withheld ticket, the flag dialog, the verdict dialog', async ({ api, openConsole }, {
      project,
    }) => {
      const blocked = await api.addGroup({ name: 'Loud Harbour', contacts })
      await api.falseAlarms(blocked.name, 1)
      await api.block(blocked.id, 'Three false alarms in a week')
      const { subject } = await api.file({
        subject: 'The whole shop is down',
        urgency: 'mission-critical',
        groupName: blocked.name,
      })
      const { page } = await openConsole({ colorScheme })
      await queueRow(page, subject).click()
      await expect(gateBanner(page)).toContainText('Withheld: nobody was woken')
      expect(await violations(page, project.name)).toEqual([])

      await page.keyboard.press('f')
      await expect(page.getByRole('dialog', { name: 'Flag as abuse of urgency' })).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])
      await page.keyboard.press('Escape')

      await pickStatus(page, 'Resolved')
      await expect(page.getByRole('dialog', { name: 'What was the urgency worth?' })).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])
    })
  })
}
