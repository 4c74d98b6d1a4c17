import { bakery, fileByForm } from './support/public-form.ts'
import {
  blockedGroup,
  connection,
  gateBanner,
  openGroup,
  queueRow,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'

const critical = { ...bakery, urgency: 'mission-critical' as const, subject: 'The whole shop is down' }

test('blocked without a network, enforced once the desk has it: an alias pages nobody, everybody sees it, and staff page by hand', async ({
  api,
  browser,
  line,
  openConsole,
  service,
}) => {
  const aliases = ['Heron Bread']
  await api.addGroup({ name: bakery.groupName, aliases })
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const admin = await openConsole()
  const agent = await openConsole({ serviceUrl: service.url, token: token ?? '' })
  await openGroup(admin.page, bakery.groupName)

  line.cut()
  await expect(connection(admin.page)).toContainText('Offline since')
  await admin.page.getByRole('button', { name: /^Block…/ }).click()
  const dialog = admin.page.getByRole('dialog', { name: `Block ${bakery.groupName}?` })
  await dialog.getByRole('button', { name: 'Block group' }).click()
  const reason = dialog.getByRole('textbox', { name: 'Reason' })
  await expect(reason).toHaveAccessibleDescription('Enter a reason.')
  await reason.fill('Three false alarms in a week')
  await dialog.getByRole('button', { name: 'Block group' }).click()
  await expect(dialog).toBeHidden()

  await section(admin.page, 'Blocklist')
  // Another window after a restart.
  const row = () =>
    admin.page.getByRole('grid', { name: 'Blocklist' }).getByRole('row').filter({ hasText: bakery.groupName })
  await expect(row()).toContainText('only here')
  await admin.restart()
  await section(admin.page, 'Blocklist')
  await expect(row()).toContainText('only here')
  expect(await api.blocklist()).toEqual([])

  line.mend()
  await tryNow(admin.page)
  await expect(row()).toContainText('enforced since')
  expect(await api.blocklist()).toMatchObject([{ state: 'in-force', reason: 'Three false alarms in a week' }])

  const customer = await browser.newPage()
  await fileByForm(customer, service.url, { ...critical, groupName: 'HERON bread' })
  await expect(customer.getByText('The pages of your group are withheld')).toBeVisible()
  await customer.close()
  await section(admin.page, 'Queue')
  for (const { page } of [admin, agent]) {
    await expect(queueRow(page, critical.subject)).toContainText('withheld')
    await queueRow(page, critical.subject).click()
    await expect(gateBanner(page)).toContainText('Withheld: nobody was woken')
  }

  await agent.page.getByRole('button', { name: /^Page by hand…/ }).click()
  const byHand = agent.page.getByRole('alertdialog', { name: 'Page by hand?' })
  await byHand.getByRole('button', { name: /^Page everybody on duty/ }).click()
  await expect(byHand).toBeHidden()
  for (const { page } of [admin, agent])
    await expect(page.getByRole('list', { name: 'Pages' })).toContainText('Page by hand of Tomas Weil')
  // Nobody is on this desk's list: the page by hand is under way all the same.
  const pages = async () => (await api.pages()).map(({ kind, state }) => `${kind} ${state}`).toSorted()
  await expect.poll(pages).toEqual(['gate withheld', 'manual sending'])

  await section(admin.page, 'Blocklist')
  await row().click()
  await expect(blockedGroup(admin.page, bakery.groupName)).toContainText('Withheld 1 page')
  await admin.page.getByRole('button', { name: /^Verify the chain/ }).click()
  await expect(blockedGroup(admin.page, bakery.groupName)).toContainText(/chain holds/i)
})

test('an agent reads the blocklist, and changes nothing of it', async ({ api, openConsole, service }) => {
  const group = await api.addGroup({ name: bakery.groupName })
  await api.block(group.id, 'Three false alarms in a week')
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const { page } = await openConsole({ serviceUrl: service.url, token: token ?? '' })
  await section(page, 'Blocklist')
  await page
    .getByRole('grid', { name: 'Blocklist' })
    .getByRole('row')
    .filter({ hasText: bakery.groupName })
    .click()
  const panel = blockedGroup(page, bakery.groupName)
  await expect(panel).toContainText('It pages nobody: the desk withholds its pages.')
  await expect(panel.getByRole('button', { name: /^(Lift|Extend|Shorten|Block)/ })).toHaveCount(0)
})

test('a group that nobody knows wakes nobody until staff confirm it with one key', async ({
  api,
  browser,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  await fileByForm(customer, service.url, critical)
  await customer.close()
  const { page } = await openConsole()
  await expect(queueRow(page, critical.subject)).toContainText('unknown group')
  await queueRow(page, critical.subject).click()
  await expect(gateBanner(page)).toContainText('Unknown group')
  await page.keyboard.press('y')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: /^Confirm/ }).click()
  await expect(gateBanner(page)).not.toContainText('Unknown group')
  await expect.poll(async () => (await api.pages()).map(({ state }) => state)).toEqual(['sending'])
})
