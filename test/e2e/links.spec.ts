import { composer, conversation, queueRow, reply, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('a link opens its ticket in the console that runs; one that leads nowhere does nothing but say so', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'The modem is dark' })
  const seat = await openConsole()
  const { page } = seat
  await expect(queueRow(page, ticket.subject)).toBeVisible()
  await section(page, 'Settings')
  await seat.followLink(`imagine-desk://ticket/${ticket.number}`)
  await expect(page.getByRole('heading', { name: ticket.subject })).toBeVisible()

  await section(page, 'Settings')
  await seat.followLink('imagine-desk://ticket/../../x')
  await seat.followLink('imagine-desk://ticket/999999')
  const said = page.getByRole('status').filter({ hasText: 'There is no ticket #999999 at this desk.' })
  await expect(said).toBeVisible()
  await expect(page.getByRole('heading', { name: ticket.subject })).toHaveCount(0)
  expect(await flaws(page)).toEqual([])
})

test('number and link are copied by key, and what a text names is opened inside the console', async ({
  api,
  openConsole,
}, { project }) => {
  const first = await api.file({ subject: 'The modem is dark' })
  const second = await api.file({
    subject: 'Still dark',
    description: `As in #${first.number}, see https://a.example/#${first.number}`,
  })
  const { page } = await openConsole()
  await queueRow(page, first.subject).click()
  if (project.name === 'browser') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await expect(page.getByRole('heading', { name: first.subject })).toBeVisible()
  await page.keyboard.press('#')
  await expect(page.getByRole('status').filter({ hasText: `Copied: #${first.number}` })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  expect(await flaws(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Copy the link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied: imagine-desk://' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `imagine-desk://ticket/${first.number}`,
  )

  await queueRow(page, second.subject).click()
  await expect(page.getByRole('heading', { name: second.subject })).toBeVisible()
  await conversation(page)
    .getByRole('button', { name: `#${first.number}`, exact: true })
    .click()
  await expect(page.getByRole('heading', { name: first.subject })).toBeVisible()
  await composer(page).click()
  await reply(page, `Follow imagine-desk://ticket/${second.number} please`)
  await conversation(page)
    .getByRole('button', { name: `imagine-desk://ticket/${second.number}` })
    .press('Enter')
  await expect(page.getByRole('heading', { name: second.subject })).toBeVisible()
  expect(await flaws(page)).toEqual([])
})
