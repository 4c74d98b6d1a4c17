import type { Locator, Page } from '@playwright/test'
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
