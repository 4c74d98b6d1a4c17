import { expect, type Locator, type Page } from '@playwright/test'
import { urgencyNames, type Urgency } from '../../../shared/rules/urgency.ts'

/* Where things stand on the console's screens, by what a person reads there. */

export function queueGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Tickets' })
}

export function queueRow(page: Page, text: string): Locator {
  return queueGrid(page).getByRole('row').filter({ hasText: text })
}

/** The tickets of the queue, without the column heads. */
export function queueRows(page: Page): Locator {
  return queueGrid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
}

export function urgencyToggle(page: Page, urgency: Urgency): Locator {
  const name = new RegExp(`^${urgencyNames[urgency]}`)
  return page.getByRole('group', { name: 'Filter by urgency' }).getByRole('button', { name })
}

export function connection(page: Page): Locator {
  return page.getByRole('button', { name: /^Connection: / })
}

export function conversation(page: Page): Locator {
  return page.getByRole('list', { name: 'Conversation' })
}

export async function reply(page: Page, text: string): Promise<void> {
  await page.getByLabel('Reply to the customer').fill(text)
  await page.getByRole('button', { name: 'Send reply to customer' }).click()
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Reply to the customer' })
}

/** Another section of the console. */
export async function section(
  page: Page,
  name: 'Queue' | 'Pages' | 'On call' | 'Groups' | 'Blocklist' | 'Outbox' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name }).click()
}

/** What the gate decided about the open ticket. */
export function gateBanner(page: Page): Locator {
  return page.getByRole('region', { name: 'What the gate decided' })
}

/** Opens a group in its section by a part of its name. */
export async function openGroup(page: Page, name: string): Promise<void> {
  await section(page, 'Groups')
  await page.getByRole('grid', { name: 'Groups' }).getByRole('row').filter({ hasText: name }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

/** Who has the page that is open, and what can be done about it. */
export function pageStanding(page: Page): Locator {
  return page.getByRole('region', { name: 'How it stands' })
}

/** What stands of a group on the pager blocklist, with what can be done about it. */
export function blockedGroup(page: Page, name: string): Locator {
  return page.getByRole('article', { name })
}

/** The part of the outbox under this heading. */
export function outbox(page: Page, part: 'Needs you' | 'On its way' | 'Sent'): Locator {
  return page.getByRole('region', { name: part })
}

export async function pickStatus(page: Page, status: string): Promise<void> {
  await pick(page, /Status$/, status)
}

export async function pickUrgency(page: Page, urgency: string): Promise<void> {
  await pick(page, /Urgency we work with$/, urgency)
}

async function pick(page: Page, label: RegExp, option: string): Promise<void> {
  await page.getByRole('region', { name: 'Ticket' }).getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Presses the connection's own button instead of waiting for the next try. */
export async function tryNow(page: Page): Promise<void> {
  await connection(page).click()
  const detail = page.getByRole('dialog', { name: /^Connection/ })
  await detail.getByRole('button', { name: /^(Try|Check) now$/ }).click()
  await page.keyboard.press('Escape')
}

/**
 * Types into a field with suggestions as a hand does, once it is in view: its list closes where what lies under it scrolls, and
 * the scroll that a focus brings along is told a frame later.
 */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.click()
  await field.fill(text)
}
