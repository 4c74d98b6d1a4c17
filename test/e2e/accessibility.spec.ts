import { bakery, fileByForm } from './support/public-form.ts'
import { connection, conversation, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { violations } from './support/violations.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, in ${colorScheme}, on`, () => {
    test('the form and the receipt', async ({ browser, service }, { project }) => {
      const page = await (await browser.newContext({ colorScheme })).newPage()
      await page.goto(service.url)
      expect(await violations(page, project.name)).toEqual([])
      await page.getByRole('button', { name: 'Send the ticket' }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])
      await fileByForm(page, service.url, bakery)
      expect(await violations(page, project.name)).toEqual([])
      await page.context().close()
    })

    test('the welcome', async ({ openConsole }, { project }) => {
      const { page } = await openConsole({ serviceUrl: null, colorScheme })
      await expect(page.getByRole('heading').first()).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])
    })

    test('the queue, a ticket, a new ticket', async ({ api, openConsole }, { project }) => {
      for (const urgency of ['question', 'urgent-work-request', 'mission-critical'] as const)
        await api.file({ subject: `About ${urgency}`, urgency })
      const { page } = await openConsole({ colorScheme })
      await expect(queueRow(page, 'About mission-critical')).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])

      await queueRow(page, 'About mission-critical').click()
      await expect(conversation(page)).toContainText('Please look at it.')
      expect(await violations(page, project.name)).toEqual([])

      await page.keyboard.press('c')
      await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible()
      expect(await violations(page, project.name)).toEqual([])
    })

    test('groups, outbox, people, settings', async ({ api, openConsole }, { project }) => {
      await api.file({ subject: 'So that there is a group' })
      const { page } = await openConsole({ colorScheme })
      await expect(connection(page)).toContainText('Online')
      const sections = page.getByRole('navigation', { name: 'Sections' })
      for (const section of ['Groups', 'Outbox', 'People', 'Settings']) {
        await sections.getByRole('button', { name: section }).click()
        await expect(page.getByRole('heading', { name: section }).first()).toBeVisible()
        expect(await violations(page, project.name)).toEqual([])
      }
    })
  })
}
