import type { Page } from '@playwright/test'
import { settingsReplySchema } from '../../shared/protocol/settings.ts'
import { callApi } from '../support/desk.ts'
import { connection, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

/* The screen's clock is set by the test; what the desk and the core do is told by theirs. */

const minute = 60_000
/** The screen reads its clock every fifteen seconds. */
const ticked = { timeout: 30_000 }

test.setTimeout(240_000)

const due = (page: Page, subject: string) => queueRow(page, subject).locator('.cell-due')

/** Goes where `g` and a letter lead. */
async function go(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press(letter)
}

/** Opens the dialog, fills it and saves it. `look`: at it as it stands then. */
async function promise(
  page: Page,
  targets: Record<string, string>,
  look: () => Promise<void> = async () => undefined,
): Promise<void> {
  await go(page, 's')
  await page.getByRole('button', { name: 'Change Groups without a plan' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Service level: Groups without a plan' })
  for (const [label, target] of Object.entries(targets)) {
    await dialog.getByRole('textbox', { name: label, exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(target)
  }
  await look()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toHaveCount(0)
}

test('a promise is set, counted down, warned of, late and met, and sorts the queue, by keyboard alone', async ({
  api,
  openConsole,
}) => {
  const slow = await api.file({ subject: 'Mail is slow', urgency: 'work-request' })
  const later = await api.file({ subject: 'A second line', urgency: 'question' })
  const { page } = await openConsole()
  await expect(due(page, slow.subject)).toHaveAccessibleName('Nothing due')

  const targets = { 'Work request: first answer within': '1 h', 'Question: first answer within': '10 h' }
  await promise(page, targets, async () => expect(await flaws(page)).toEqual([]))
  await go(page, 'q')
  await expect(due(page, slow.subject)).toHaveAccessibleName(/^First answer due in \d\d min$/)
  await expect(due(page, later.subject)).toHaveAccessibleName('First answer due in 9 h')

  const filedAt = Date.parse(slow.createdAt)
  await page.clock.setFixedTime(filedAt + 50 * minute)
  await expect(due(page, slow.subject)).toHaveAccessibleName('First answer due soon, in 10 min', ticked)
  await page.clock.setFixedTime(filedAt + 90 * minute)
  await expect(due(page, slow.subject)).toHaveAccessibleName('First answer is 30 min late', ticked)
  await expect(due(page, slow.subject)).toHaveText('30 min late')
  expect(await flaws(page)).toEqual([])

  await go(page, 'n')
  await expect(page.getByRole('columnheader', { name: 'Due' })).toHaveAttribute('aria-sort', 'ascending')
  const rows = page.locator('.queue-row')
  await expect(rows.first()).toContainText(slow.subject)
  await expect(rows.nth(1)).toContainText(later.subject)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: slow.subject })).toBeVisible()
  const clocks = page.getByRole('list', { name: 'Promised to the customer' })
  await expect(clocks).toContainText(/First answer 30 min late, was due/)

  await page.keyboard.press('r')
  await page.keyboard.type('We look into it.')
  await page.keyboard.press('ControlOrMeta+Enter')
  // The desk's clock says when: within the hour.
  await expect(clocks).toContainText(/Answered in time/)
  await expect(rows.first()).toContainText(later.subject)
  await expect(due(page, slow.subject)).toHaveAccessibleName('Nothing due')
})

test('without a network promises are changed and counted all the same, and reach the desk later', async ({
  api,
  line,
  openConsole,
  service,
}) => {
  const ticket = await api.file({ subject: 'Web mail is down', urgency: 'urgent-work-request' })
  const { page } = await openConsole()
  await expect(queueRow(page, ticket.subject)).toBeVisible()
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await promise(page, {
    'Urgent work request: first answer within': '2 h',
    'Urgent work request: solved within': '8 h',
  })
  await go(page, 'q')
  await expect(due(page, ticket.subject)).toHaveAccessibleName('First answer due in 1 h')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const clocks = page.getByRole('list', { name: 'Promised to the customer' })
  await expect(clocks).toContainText(/Solution in 7 h/)

  const told = async () => {
    const { body } = await callApi(service.url, service.token, 'GET', '/v1/settings')
    return settingsReplySchema.parse(body).serviceLevels.standard.solution['urgent-work-request']
  }
  expect(await told()).toBeNull()
  line.mend()
  await connection(page).click()
  await page.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await expect.poll(told, ticked).toBe(480)
  await expect(due(page, ticket.subject)).toHaveAccessibleName(/^First answer due in/)
})
