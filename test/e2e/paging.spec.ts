import type { Page } from '@playwright/test'
import { startService } from '../support/service-process.ts'
import { bakery, fileByForm } from './support/public-form.ts'
import {
  connection,
  gateBanner,
  openGroup,
  pageStanding,
  pickStatus,
  queueRow,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'
import { addWoken } from './support/woken.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]
const critical = { ...bakery, urgency: 'mission-critical' as const, subject: 'The whole shop is down' }
/** What was tried to reach somebody. */
const ladder = (page: Page, name: string) =>
  page.getByRole('article').getByRole('listitem').filter({ hasText: name }).first()

test('a customer wakes people by the form; a press behind the link acknowledges; everybody learns who has it; it ends with the ticket', async ({
  api,
  browser,
  gateway,
  openConsole,
  service,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  const ann = await addWoken(api, gateway, 'ann', 'Ann Ng')
  const bo = await addWoken(api, gateway, 'bo', 'Bo Ström')
  // The codes that were sent are pages, too.
  const state = async () => (await api.pages()).find(({ kind }) => kind === 'gate')?.state
  const { page } = await openConsole()

  const customer = await browser.newPage()
  await fileByForm(customer, service.url, critical)
  const link = await ann.link()
  expect(ann.text()).toContain(`${bakery.groupName}, Ines Okafor ${bakery.phone} / ${critical.subject}`)
  await section(page, 'Pages')
  await page.getByRole('row').filter({ hasText: bakery.groupName }).click()
  await expect(pageStanding(page)).toContainText('Nobody has it')
  await expect(pageStanding(page)).toContainText('a gateway took it for 2 of 2 people')
  for (const { name } of [ann, bo]) await expect(ladder(page, name)).toContainText('The gateway took it')
  const ticking = pageStanding(page).getByText(/goes round again in \d+:\d\d/)
  await expect(ticking).not.toHaveText((await ticking.textContent()) ?? '')
  await customer.reload()
  await expect(customer.getByText('Nobody has answered yet')).toBeVisible()
  await expect(customer.getByText('Whoever takes the page works on it, whatever the hour.')).toBeVisible()

  // As scanners of mail do.
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200)
  const small = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true })
  const phone = await small.newPage()
  await phone.goto(link)
  await expect(phone.getByRole('heading', { name: 'Nobody has it yet' })).toBeVisible()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await expect(phone.getByText(/^a gateway took it .*, not known to be read/)).toHaveCount(2)
  expect(await flaws(phone)).toEqual([])
  await expect(pageStanding(page)).toContainText('Nobody has it')
  expect(await state()).toBe('notified')

  await phone.getByRole('button', { name: 'Acknowledge: I have it' }).tap()
  await expect(phone.getByRole('heading', { name: /^You have it/ })).toBeVisible()
  expect(await flaws(phone)).toEqual([])
  await expect(pageStanding(page)).toContainText('Ann Ng has it')
  await expect(pageStanding(page)).toContainText('by the link in the message')
  await customer.reload()
  await expect(customer.getByText('Somebody has it')).toBeVisible()
  await expect.poll(bo.text).toContain('Ann Ng has it.')
  await expect(ladder(page, bo.name)).toContainText('To say who has it')

  await page.getByRole('list', { name: 'Tickets of this page' }).getByRole('button').click()
  await pickStatus(page, 'Resolved')
  await page.getByRole('dialog', { name: 'What was the urgency worth?' }).getByText('Justified').click()
  await section(page, 'Pages')
  await expect(pageStanding(page)).toContainText('It is over')
  expect(await state()).toBe('resolved')
  await phone.reload()
  await expect(phone.getByText('The page is over')).toBeVisible()
  await small.close()
  await customer.close()
})

test('a page goes on, under the same key, when the service was killed in the middle of it', async ({
  api,
  gateway,
  line,
  openConsole,
  service,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  const ann = await addWoken(api, gateway, 'ann', 'Ann Ng')
  const { page } = await openConsole()
  await section(page, 'Pages')
  gateway.hangs = true
  await api.file({ ...critical, groupName: bakery.groupName })
  await page.getByRole('row').filter({ hasText: bakery.groupName }).click()
  await expect(pageStanding(page)).toContainText('Nobody has it')
  await expect.poll(() => ann.taken().length).toBe(1)
  await expect(ladder(page, ann.name)).toContainText('Queued')

  await service.kill()
  await expect(connection(page)).toContainText('Offline since')
  await expect(pageStanding(page)).toContainText('this is how it stood when it last answered')
  gateway.hangs = false
  const { port } = new URL(service.url)
  const again = await startService({ program: 'built', env: { DATA_DIR: service.dataDir, PORT: port } })
  try {
    await tryNow(page)
    await expect(ladder(page, ann.name)).toContainText('The gateway took it')
    const keys = ann.taken().map(({ key, deliveryId }) => `${key} ${deliveryId}`)
    expect(keys.length).toBeGreaterThan(1)
    expect(new Set(keys).size).toBe(1)
    await page.keyboard.press('a')
    await expect(pageStanding(page)).toContainText('You have it')
    await expect.poll(ann.text).toContain('Administrator has it.')
  } finally {
    await line.close()
    await again.stop()
  }
})

test('a group blocked without a network wakes nobody once the desk knows, and by hand somebody', async ({
  api,
  browser,
  gateway,
  line,
  openConsole,
  service,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  const ann = await addWoken(api, gateway, 'ann', 'Ann Ng')
  const { page } = await openConsole()
  await openGroup(page, bakery.groupName)
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await page.getByRole('button', { name: /^Block…/ }).click()
  const dialog = page.getByRole('dialog', { name: `Block ${bakery.groupName}?` })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Three false alarms in a week')
  await dialog.getByRole('button', { name: 'Block group' }).click()
  await expect(dialog).toBeHidden()
  line.mend()
  await tryNow(page)
  await expect.poll(async () => (await api.blocklist()).length).toBe(1)

  const customer = await browser.newPage()
  await fileByForm(customer, service.url, critical)
  await expect(customer.getByText('The pages of your group are withheld')).toBeVisible()
  await customer.close()
  await section(page, 'Queue')
  await expect(queueRow(page, critical.subject)).toContainText('withheld')
  await queueRow(page, critical.subject).click()
  await expect(gateBanner(page)).toContainText('Withheld: nobody was woken')
  await section(page, 'Pages')
  await page.getByRole('row').filter({ hasText: bakery.groupName }).click()
  await expect(pageStanding(page)).toContainText('this was recorded and woke nobody')

  await section(page, 'Queue')
  await page.keyboard.press('p')
  const byHand = page.getByRole('alertdialog', { name: 'Page by hand?' })
  await byHand.getByRole('button', { name: /^Page everybody on duty/ }).click()
  await expect(byHand).toBeHidden()
  await ann.link()
  const pages = await api.pages()
  const manual = pages.find(({ kind }) => kind === 'manual')
  expect(pages.map(({ kind, state }) => `${kind} ${state}`)).toContain('gate withheld')
  // What is withheld was there first: it would have been the first to come.
  expect(gateway.taken.filter(({ body }) => body.includes(critical.subject))).toHaveLength(1)
  expect(ann.taken().map(({ key }) => key)).toEqual([manual?.id])
  expect(ann.text()).toContain('Administrator: ')
})
