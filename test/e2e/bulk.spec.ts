import type { Page } from '@playwright/test'
import {
  connection,
  outbox,
  pickStatus,
  queueGrid,
  queueRow,
  queueRows,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

/** Long enough that no slow machine lets them go before they are taken back. */
const undoSeconds = 60

const marked = (page: Page) => page.getByRole('region', { name: 'Marked tickets' })
const results = (page: Page) => page.getByRole('region', { name: 'What came of it' })
const markedRows = (page: Page) => queueGrid(page).getByRole('row', { selected: true })

test('twelve tickets are marked, resolved and taken back by keyboard alone', async ({ api, openConsole }) => {
  // Many steps, and each screen looked at as a whole.
  test.setTimeout(300_000)
  for (let n = 1; n <= 13; n += 1) await api.file({ subject: `Nightly mail ${n}` })
  await api.file({ subject: 'The site is down', urgency: 'mission-critical' })
  const { page } = await openConsole({ undoSeconds })
  const press = (key: string) => page.keyboard.press(key)
  await expect(queueRows(page)).toHaveCount(14)

  // The first stands at the top, since it is mission critical.
  await press('j')
  await press('x')
  await expect(marked(page)).toContainText('1 ticket marked')
  for (let n = 0; n < 12; n += 1) await press('Shift+J')
  await expect(marked(page)).toContainText('13 tickets marked')
  await press('Shift+ArrowUp')
  await expect(marked(page)).toContainText('12 tickets marked')
  await expect(markedRows(page)).toHaveCount(12)
  await expect(queueGrid(page)).toHaveAttribute('aria-multiselectable', 'true')
  expect(await flaws(page)).toEqual([])

  // Urgency is none of what mission critical is lowered by, together with others.
  await press('u')
  const dialog = page.getByRole('dialog', { name: 'Urgency of 12 tickets' })
  await expect(dialog.getByRole('radio')).toHaveCount(4)
  await press('1')
  await press('Enter')
  await expect(results(page)).toContainText('Urgency “Question” for 11 tickets: 11 waiting, 1 left out.')
  await expect(marked(page)).toHaveCount(0)
  await results(page).getByRole('button', { name: 'Show which' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText(
    'It is mission critical: lower it in the ticket itself',
  )
  expect(await flaws(page)).toEqual([])
  await press('Escape')
  await press('z')
  await expect(page.getByText('Undone: Urgency “Question” for 11 tickets.')).toBeVisible()

  await press('Control+a')
  await expect(marked(page)).toContainText('14 tickets marked')
  await press('e')
  await expect(results(page)).toContainText('Resolve 14 tickets: 14 waiting. 1 has no verdict yet.')
  await expect(queueRows(page)).toHaveCount(0)
  await press('z')
  await expect(queueRows(page)).toHaveCount(14)
  await expect(page.getByText('Undone: Resolve 14 tickets.')).toBeVisible()
  await press('z')
  await expect(page.getByText('There is nothing to undo.')).toBeVisible()
  const { status } = await api.ticket((await api.file({ subject: 'One more' })).id)
  expect(status).toBe('new')
})

test('what is done to many without a line leaves with it, and what a colleague was quicker with is told', async ({
  api,
  line,
  openConsole,
}) => {
  // Many steps, and each screen looked at as a whole.
  test.setTimeout(300_000)
  const first = await api.file({ subject: 'Closed by a colleague' })
  const others = await Promise.all([1, 2, 3].map((n) => api.file({ subject: `Quiet ${n}` })))
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(4)
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await api.change(first, { status: 'closed' })
  await queueGrid(page).focus()
  await page.keyboard.press('Control+a')
  await expect(marked(page)).toContainText('4 tickets marked')
  await page.keyboard.press('e')
  await expect(results(page)).toContainText('Resolve 4 tickets: 4 waiting.')
  await section(page, 'Outbox')
  await expect(outbox(page, 'On its way')).toContainText('Resolve 4 tickets')
  line.mend()
  await tryNow(page)
  await expect(outbox(page, 'Needs you')).toContainText('Resolve 4 tickets')
  await expect(outbox(page, 'Needs you')).toContainText('3 done, 1 needs you')
  for (const { id } of others) expect((await api.ticket(id)).status).toBe('resolved')
  await section(page, 'Queue')
  await results(page).getByRole('button', { name: 'Show which' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('dialog')).toContainText('3 done')
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await expect(page.getByText('Undone: Resolve 4 tickets.')).toBeVisible()
  for (const { id } of others) await expect.poll(async () => (await api.ticket(id)).status).toBe('new')
  expect((await api.ticket(first.id)).status).toBe('closed')
})

test('two undo in a row after a sync take back two acts; what a colleague changed since is said plainly', async ({
  api,
  openConsole,
}) => {
  // Many steps, and each screen looked at as a whole.
  test.setTimeout(300_000)
  const ticket = await api.file({ subject: 'Two steps' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await pickStatus(page, 'Open')
  await expect(page.getByText(`#${ticket.number} is open`)).toBeVisible()
  await pickStatus(page, 'Pending')
  await expect.poll(async () => (await api.ticket(ticket.id)).status).toBe('pending')
  await page.keyboard.press('z')
  await expect.poll(async () => (await api.ticket(ticket.id)).status).toBe('open')
  await page.keyboard.press('z')
  await expect.poll(async () => (await api.ticket(ticket.id)).status).toBe('new')
  await page.keyboard.press('z')
  await expect(page.getByText('There is nothing to undo.')).toBeVisible()

  await pickStatus(page, 'Pending')
  await expect.poll(async () => (await api.ticket(ticket.id)).status).toBe('pending')
  await api.change(await api.ticket(ticket.id), { status: 'closed' })
  await expect(
    page.getByRole('region', { name: 'Ticket' }).getByRole('button', { name: /Status$/ }),
  ).toContainText('Closed')
  await page.keyboard.press('z')
  await expect(
    page.getByText(/Not undone: .* Status is “Closed” by now: it was changed since\./),
  ).toBeVisible()
  expect((await api.ticket(ticket.id)).status).toBe('closed')
})
