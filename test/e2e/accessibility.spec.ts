import type { Locator } from '@playwright/test'
import { flaws } from './support/flaws.ts'
import { bell } from './support/notices.ts'
import { bakery, fileByForm } from './support/public-form.ts'
import { connection, conversation, openGroup, queueRow, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'

// Many screens, each looked at as a whole.
test.describe.configure({ timeout: 300_000 })

/** WCAG 2.2, 1.4.10: as a small telephone, or 1280 px at 400 %. */
const telephone = { small: { width: 320, height: 568 } }

test('the form and the receipt look right in each look', async ({ browser, service }) => {
  const page = await browser.newPage()
  await page.goto(service.url)
  expect.soft(await flaws(page, telephone)).toEqual([])
  await page.getByRole('button', { name: 'Send the ticket' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect.soft(await flaws(page, telephone)).toEqual([])
  await fileByForm(page, service.url, bakery)
  expect.soft(await flaws(page, telephone)).toEqual([])
  await page.close()
})

test('the welcome and what is refused there look right in each look', async ({ line, openConsole }) => {
  const { page } = await openConsole({ serviceUrl: null })
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.getByLabel('Service address').fill(line.url)
  await page.getByRole('textbox', { name: 'Token' }).fill('not-a-token')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveAttribute('aria-invalid', 'true')
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('tab', { name: 'Invitation link' }).click()
  expect.soft(await flaws(page)).toEqual([])
})

test('queue and ticket, and what opens over them, look right in each look', async ({ api, openConsole }) => {
  for (const urgency of ['question', 'urgent-work-request', 'mission-critical'] as const)
    await api.file({ subject: `About ${urgency}`, urgency })
  const { page } = await openConsole()
  const shown = (role: 'dialog' | 'menu', name: string) => page.getByRole(role, { name })
  await expect(queueRow(page, 'About mission-critical')).toBeVisible()
  await expect(connection(page)).toHaveText('Online')
  await queueRow(page, 'About mission-critical').click()
  await expect(conversation(page)).toContainText('Please look at it.')
  expect.soft(await flaws(page)).toEqual([])

  await page
    .getByRole('region', { name: 'Ticket' })
    .getByRole('button', { name: /Status$/ })
    .click()
  await expect(page.getByRole('listbox', { name: 'Status' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Link to another group…' }).click()
  await lookedAt(shown('dialog', 'Link to another group'))
  await page.keyboard.press('a')
  await lookedAt(shown('dialog', 'Assign to'))
  await page.keyboard.press('p')
  await lookedAt(page.getByRole('alertdialog'))
  await page.keyboard.press('u')
  await page.keyboard.press('3')
  await lookedAt(shown('dialog', 'Change urgency'))
  await page.keyboard.press('Escape')
  await expect(conversation(page)).toHaveCount(0)

  await page.getByRole('button', { name: 'Columns and headings' }).click()
  await lookedAt(shown('dialog', 'Columns and headings'))
  await page.getByRole('button', { name: /^Group: / }).click()
  await lookedAt(shown('dialog', 'Group: Any group'))
  await page.getByRole('button', { name: 'Save what is shown as a view' }).click()
  // In the small window the views are folded away, and with them what had the keyboard before.
  await closedAfterLook(shown('dialog', 'Save as a view'))
  await connection(page).click()
  await lookedAt(page.getByRole('dialog', { name: /^Connection/ }))
  await bell(page).click()
  await lookedAt(page.getByRole('dialog', { name: 'Notifications' }))
  await page.keyboard.press('g')
  await expect(page.getByRole('status').filter({ hasText: 'Blocklist' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.keyboard.press('c')
  const filing = shown('dialog', 'New ticket')
  await filing.getByRole('button', { name: /^File/ }).click()
  await expect(filing.locator('[aria-invalid="true"]').first()).toBeVisible()
  await lookedAt(filing)
  await page.getByRole('combobox', { name: 'Search tickets' }).fill('nothing of this kind')
  await expect(page.getByText('No ticket matches')).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
})

test('groups, people, settings and their dialogs look right in each look', async ({ api, openConsole }) => {
  const { subject } = await api.file({ subject: 'So that there is a group' })
  const { page } = await openConsole()
  await expect(queueRow(page, subject)).toBeVisible()
  await expect(connection(page)).toHaveText('Online')
  const dialog = (name: string) => page.getByRole('dialog', { name })
  await section(page, 'Groups')
  await expect(page.getByRole('heading', { name: 'Groups' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await openGroup(page, bakery.groupName)
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await page.getByRole('button', { name: 'Keep contact' }).click()
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Merge…' }).click()
  await lookedAt(dialog('Merge into another group'))
  await page.getByRole('button', { name: 'New group' }).click()
  await lookedAt(dialog('New group'))
  await page.getByRole('button', { name: 'Import…' }).click()
  await lookedAt(dialog('Import groups'))

  await section(page, 'Outbox')
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'People' }).click()
  await expect(page.getByRole('heading', { name: 'Administrator' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Add person' }).click()
  const adding = dialog('Add a person')
  await adding.getByLabel('Name').fill('Imre Balogh')
  await adding.getByLabel('E-mail').fill('imre@desk.example')
  expect.soft(await flaws(page)).toEqual([])
  await adding.getByLabel('E-mail').press('Enter')
  await lookedAt(dialog('Invitation'))
  await page.getByRole('row').filter({ hasText: 'Imre Balogh' }).click()
  await page.getByRole('button', { name: 'Revoke access…' }).click()
  await lookedAt(page.getByRole('alertdialog', { name: 'Revoke access?' }))

  await section(page, 'Settings')
  await page.locator('label').filter({ hasText: /^Quiet hours/ }).click() // prettier-ignore
  await expect(page.getByLabel('From, Monday')).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Replace token…' }).click()
  await lookedAt(dialog('Replace the token'))
  await page.getByRole('button', { name: 'Sign out…' }).click()
  await lookedAt(page.getByRole('alertdialog', { name: 'Sign out?' }))
})

/** What is open is looked at and closed; the keyboard is then on the screen again, and not lost. */
async function lookedAt(open: Locator): Promise<void> {
  await closedAfterLook(open)
  const hasKeyboard = () => open.page().evaluate(() => document.activeElement !== document.body)
  await expect.poll(hasKeyboard, 'the keyboard is on the screen').toBe(true)
}

async function closedAfterLook(open: Locator): Promise<void> {
  const page = open.page()
  await expect(open).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(open).toHaveCount(0)
}
