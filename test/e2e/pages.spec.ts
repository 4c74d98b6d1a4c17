import { makeApi } from './support/api.ts'
import { bakery } from './support/public-form.ts'
import { connection, outbox, pageStanding, queueRow, section, tryNow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]

test('a page is acknowledged without a line: people go on being woken until it reaches the desk', async ({
  api,
  line,
  openConsole,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.file({ subject: 'All ovens are dark', urgency: 'mission-critical', groupName: bakery.groupName })
  const state = async () => (await api.pages())[0]?.state
  const seat = await openConsole()
  await queueRow(seat.page, 'All ovens are dark').click()
  await seat.page.getByRole('list', { name: 'Pages' }).getByRole('button', { name: 'Page' }).click()
  await expect(pageStanding(seat.page)).toContainText('Nobody has it')

  await expect(connection(seat.page)).toHaveText('Online')
  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await seat.page.keyboard.press('a')
  await expect(pageStanding(seat.page)).toContainText(
    'Kept here. Until it reaches the desk, people go on being woken.',
  )
  await expect(pageStanding(seat.page)).toContainText('Nobody has it')
  expect(await state()).not.toBe('acknowledged')
  await section(seat.page, 'Outbox')
  await expect(outbox(seat.page, 'On its way')).toContainText('Acknowledge the page for')

  line.mend()
  await tryNow(seat.page)
  await expect.poll(state).toBe('acknowledged')
  await section(seat.page, 'Pages')
  await expect(pageStanding(seat.page)).toContainText('You have it')

  await seat.page.keyboard.press('d')
  await seat.page
    .getByRole('alertdialog', { name: 'Resolve this page?' })
    .getByRole('button', { name: 'Resolve' })
    .click()
  await expect.poll(state).toBe('resolved')
  await expect(pageStanding(seat.page)).toContainText('It is over')
})

test('who acknowledges second is told who has it, in both consoles alike', async ({
  api,
  line,
  openConsole,
  service,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.file({ subject: 'All ovens are dark', urgency: 'mission-critical', groupName: bakery.groupName })
  const { token } = await api.addStaff({ name: 'Bo Ström', email: 'bo@desk.example', role: 'agent' })
  const late = await openConsole()
  await section(late.page, 'Pages')
  await expect(pageStanding(late.page)).toContainText('Nobody has it')
  await expect(connection(late.page)).toHaveText('Online')
  line.cut()
  await expect(connection(late.page)).toContainText('Offline since')
  await late.page.keyboard.press('a')
  await expect(pageStanding(late.page)).toContainText('You acknowledged it here.')

  for (const { id } of await api.pages()) await makeApi(service.url, token ?? '').acknowledge(id)
  line.mend()
  await tryNow(late.page)
  await expect(pageStanding(late.page)).toContainText(
    'Bo Ström has this page. Your acknowledgement came later',
  )
  await expect(pageStanding(late.page)).toContainText('Bo Ström has it')
  await pageStanding(late.page).getByRole('button', { name: 'Discard' }).click()
  await expect(pageStanding(late.page)).not.toContainText('came later')
})

test('pages, their log and their dialogs look right in each look', async ({ api, openConsole }) => {
  const blocked = await api.addGroup({ name: 'Loud Harbour', contacts })
  await api.block(blocked.id, 'Three false alarms in a week')
  await api.file({ subject: 'Withheld', urgency: 'mission-critical', groupName: blocked.name })
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.file({ subject: 'All dark', urgency: 'mission-critical', groupName: bakery.groupName })
  const { page } = await openConsole()
  const holds = async () => expect.soft(await flaws(page)).toEqual([])
  await section(page, 'Pages')
  await expect(pageStanding(page)).toContainText('Nobody has it')
  await holds()
  await page.keyboard.press('d')
  await expect(page.getByRole('alertdialog', { name: 'Resolve this page?' })).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(pageStanding(page)).toContainText('You have it')
  await page.keyboard.press('h')
  await expect(page.getByRole('dialog', { name: 'Hand this page over' })).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')
  await page.getByRole('row').filter({ hasText: 'Loud Harbour' }).click()
  await expect(pageStanding(page)).toContainText('Withheld: nobody was woken')
  await holds()
  await page.keyboard.press('p')
  const dialog = page.getByRole('alertdialog', { name: 'Page by hand?' })
  await dialog.getByText('Only those named here').click()
  await dialog.getByRole('button', { name: /^Page / }).click()
  await expect(dialog).toContainText('Enter what to tell them.')
  await holds()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Delivery log' }).click()
  await expect(page.getByText('No message went out yet')).toBeVisible()
  await holds()
})
