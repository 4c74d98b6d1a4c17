import type { Page } from '@playwright/test'
import { urgencyNames, type Urgency } from '../../../shared/rules/urgency.ts'

export interface Filing {
  readonly groupName: string
  readonly urgency: Urgency
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly subject: string
  readonly description: string
}

export const bakery: Filing = {
  groupName: 'Blue Heron Bakery',
  urgency: 'impaired-function',
  firstName: 'Ines',
  lastName: 'Okafor',
  email: 'ines@heron.example',
  phone: '+49 30 5550 1212',
  subject: 'The order page stopped taking cards',
  description: 'Since this morning every card is refused. Cash on delivery still works.',
}

/** Opens the form and fills it in, as a customer does. */
export async function fillForm(page: Page, serviceUrl: string, filing: Filing): Promise<void> {
  await page.goto(serviceUrl)
  await page.getByLabel('Group name').fill(filing.groupName)
  await page.getByLabel('First name').fill(filing.firstName)
  await page.getByLabel('Last name').fill(filing.lastName)
  await page.getByLabel('E-mail address').fill(filing.email)
  await page.getByLabel('Phone number').fill(filing.phone)
  await page.getByLabel('Subject').fill(filing.subject)
  await page.getByLabel('Description').fill(filing.description)
  await page.getByRole('radio', { name: urgencyNames[filing.urgency] }).check()
}

/** Files a ticket as a customer does, and leaves the page on the receipt. */
export async function fileByForm(page: Page, serviceUrl: string, filing: Filing): Promise<void> {
  await fillForm(page, serviceUrl, filing)
  await sendForm(page)
}

export async function sendForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send the ticket' }).click()
  await page.waitForURL(/\/t\/[^/]+$/)
}
