import type { Page } from '@playwright/test'
import type { Api } from './support/api.ts'
import { keyPresses, mouseEvents, openByPalette, tabTo, watchHands } from './support/hands.ts'
import { bakery, fileByForm } from './support/public-form.ts'
import { composer, connection, conversation, gateBanner, pageStanding, queueGrid } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { addWoken } from './support/woken.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]
const harbour = 'Loud Harbour'
const stranger = 'Nobody Knows Ltd'
const critical = { ...bakery, urgency: 'mission-critical' as const }

const marked = (page: Page) => page.getByRole('region', { name: 'Marked tickets' })
const results = (page: Page) => page.getByRole('region', { name: 'What came of it' })
const verdict = (page: Page) => page.getByRole('dialog', { name: 'What was the urgency worth?' })

/** So many tickets are in the list, however many of them are drawn; of none there is no list. */
const expectInQueue = (page: Page, count: number) =>
  count === 0
    ? expect(queueGrid(page)).toHaveCount(0)
    : expect(queueGrid(page)).toHaveAttribute('aria-rowcount', String(count + 1))

/** 36 of what a day brings; four more come by the form. */
async function fileTheDay(api: Api): Promise<void> {
  for (const [count, subject, urgency] of [
    [14, 'Newsletter', 'question'],
    [12, 'Address change', 'work-request'],
    [7, 'Slow shop', 'urgent-work-request'],
    [3, 'Cards refused', 'impaired-function'],
  ] as const)
    for (let place = 1; place <= count; place += 1)
      await api.file({ subject: `${subject} ${String(place).padStart(2, '0')}`, urgency })
}

test('a whole shift by keyboard alone: forty tickets from the first page to an empty queue', async ({
  api,
  browser,
  gateway,
  openConsole,
  service,
}, testInfo) => {
  // Some four hundred presses, each waited for.
  test.setTimeout(300_000)
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.addGroup({ name: harbour, contacts: [] })
  const ann = await addWoken(api, gateway, 'ann', 'Ann Ng')
  await fileTheDay(api)
  const customer = await browser.newPage()
  const file = (filing: typeof bakery) => fileByForm(customer, service.url, filing)
  await file({ ...bakery, subject: 'How do I add a mailbox?', urgency: 'question' })
  await file({ ...critical, subject: 'The whole shop is down' })
  await file({ ...critical, subject: 'Mail is gone', groupName: stranger })

  const { page } = await openConsole()
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const type = (text: string) => page.keyboard.type(text)
  const of = async (subject: string) => {
    const found = (await api.tickets()).find((each) => each.subject === subject)
    if (found === undefined) throw new Error(`There is no ticket “${subject}”.`)
    return found
  }
  await expectInQueue(page, 39)
  await expect(connection(page)).toHaveText('Online')
  await watchHands(page)

  // Somebody was woken: the page is taken.
  await press('g', 'p')
  await expect(pageStanding(page)).toContainText('Nobody has it')
  await press('a')
  await expect(pageStanding(page)).toContainText('You have it')
  await expect.poll(async () => (await api.pages()).map(({ state }) => state)).toContain('acknowledged')

  // Whoever cries wolf is blocked; what they file next wakes nobody, until the agent answers for it.
  await openByPalette(page, harbour)
  await press('b')
  const block = page.getByRole('dialog', { name: `Block ${harbour}?` })
  await expect(block.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await type('Three false alarms in a week')
  await press('Enter')
  await expect(block).toHaveCount(0)
  await expect.poll(async () => (await api.blocklist()).map(({ state }) => state)).toEqual(['in-force'])
  await file({ ...critical, subject: 'The harbour is down', groupName: harbour })
  await customer.close()
  await press('g', 'q')
  await expectInQueue(page, 40)
  await openByPalette(page, 'The harbour is down')
  await expect(gateBanner(page)).toContainText('Withheld: nobody was woken')
  await press('p')
  await expect(page.getByRole('alertdialog', { name: 'Page by hand?' }).getByRole('textbox')).toBeFocused()
  await press('ControlOrMeta+Enter')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect
    .poll(() =>
      ann
        .taken()
        .map(({ text }) => text)
        .join('\n'),
    )
    .toContain('Administrator: ')

  // A group that nobody knows is vouched for.
  await openByPalette(page, 'Mail is gone')
  await expect(gateBanner(page)).toContainText('Unknown group')
  await press('y')
  const vouch = page.getByRole('alertdialog').getByRole('button', { name: /^Confirm/ })
  await tabTo(page, vouch)
  await press('Enter')
  await expect(gateBanner(page)).not.toContainText('Unknown group')

  // Triage: down and up with a reason, and what wakes people asks first.
  await openByPalette(page, 'Cards refused 01')
  await press('u', '3')
  await expect(page.getByRole('dialog', { name: 'Change urgency' })).toContainText('receipt')
  await type('Cash on delivery still works.')
  await press('Enter')
  await expect.poll(async () => (await of('Cards refused 01')).urgency.effective).toBe('urgent-work-request')
  await openByPalette(page, 'Slow shop 01')
  await press('u', 'u', '4')
  await tabTo(page, page.getByRole('dialog', { name: 'Change urgency' }).getByRole('textbox'))
  await type('Half of the orders are lost.')
  await press('Enter')
  await expect.poll(async () => (await of('Slow shop 01')).urgency.effective).toBe('impaired-function')
  await expect(conversation(page)).toContainText('Half of the orders are lost.')
  const raise = page.getByRole('alertdialog', { name: 'Raise to mission critical?' })
  await press('u', '5')
  await expect(raise).toBeVisible()
  await press('Enter')
  await expect(raise).toBeVisible()
  await press('Escape')
  await expect(raise).toHaveCount(0)
  expect((await of('Slow shop 01')).urgency.effective).toBe('impaired-function')

  // An alarm that was none: a note for the colleagues, a flag, a word to the customer, a verdict.
  await openByPalette(page, 'The whole shop is down')
  await press('n')
  await type('They had unplugged the router.')
  await press('ControlOrMeta+Enter')
  await expect(conversation(page)).toContainText('They had unplugged the router.')
  await press('Escape', 'f')
  await expect(page.getByRole('dialog', { name: 'Flag as abuse of urgency' })).toBeVisible()
  await type('It was their own plug.')
  await press('Enter')
  await expect(page.getByRole('list', { name: 'Flags' })).toContainText('It was their own plug.')
  await press('r')
  await expect(composer(page)).toBeFocused()
  await type('Please look at the plug of the router: jk35c?/')
  await press('ControlOrMeta+Enter')
  await expect(conversation(page)).toContainText('Please look at the plug of the router: jk35c?/')
  await press('Escape', 'e')
  await expect(verdict(page)).toBeVisible()
  await press('f')
  const judged = page.getByRole('group', { name: 'Verdict on the requested urgency' })
  await expect(judged.getByRole('button', { pressed: true })).toHaveText('false alarm')
  await expect(verdict(page)).toHaveCount(0)
  await press('v')
  await expect(verdict(page)).toBeVisible()
  await press('o')
  await expect(judged.getByRole('button', { pressed: true })).toHaveText('overstated')
  await expect.poll(async () => (await of('The whole shop is down')).verdict).toBe('overstated')
  await press('Escape')
  await expectInQueue(page, 39)

  // What was loud is answered and judged one by one, down the list.
  for (const [left, key] of [
    [38, 'j'],
    [37, 'c'],
  ] as const) {
    await press('Home', 'e')
    await expect(verdict(page)).toBeVisible()
    await press(key)
    await expectInQueue(page, left)
    await press('Escape')
  }
  await press('3')
  for (let left = 6; left >= 0; left -= 1) {
    await expectInQueue(page, left + 1)
    await press('Home', 'r')
    await expect(composer(page)).toBeFocused()
    await type(`Your shop is quick again. ${left} to go.`)
    // Nothing is sent to a ticket that does not stand there yet.
    await expect(page.getByRole('button', { name: 'Send reply to customer' })).toBeEnabled()
    await press('ControlOrMeta+Enter')
    await expect(conversation(page)).toContainText(`${left} to go.`)
    await press('Escape', 'e')
    // The last was filed higher than it was worked with.
    if (left === 0) {
      await expect(verdict(page)).toBeVisible()
      await press('o')
    }
    await expectInQueue(page, left)
    await press('Escape')
  }

  // The rest together, and once back.
  await press('1')
  await expectInQueue(page, 15)
  await press('3')
  await press('ControlOrMeta+a')
  await expect(marked(page)).toContainText('15 tickets marked')
  await press('e')
  await expect(results(page)).toContainText('Resolve 15 tickets')
  await expectInQueue(page, 0)
  await press('z')
  await expect(page.getByText('Undone: Resolve 15 tickets.')).toBeVisible()
  await expectInQueue(page, 15)
  await press('0')
  await expectInQueue(page, 30)
  await press('ControlOrMeta+a')
  await expect(marked(page)).toContainText('30 tickets marked')
  await press('e')
  await expectInQueue(page, 0)

  await expect
    .poll(async () => (await api.tickets()).filter(({ status }) => status !== 'resolved'))
    .toEqual([])
  expect(await mouseEvents(page)).toEqual([])
  const presses = await keyPresses(page)
  expect(presses.length).toBeGreaterThan(400)
  await testInfo.attach('key-presses', { body: JSON.stringify(presses), contentType: 'application/json' })
})
