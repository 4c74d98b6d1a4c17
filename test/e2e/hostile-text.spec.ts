import type { Page } from '@playwright/test'
import { fileByForm, type Filing } from './support/public-form.ts'
import { bell } from './support/notices.ts'
import { connection, conversation, outbox, queueRow, reply, section } from './support/screen.ts'
import { expect, test } from './support/test.ts'

const mark = 'data-run-by-hostile-text'
const run = `document.documentElement.setAttribute('${mark}','')`
const attack = (place: string) => `${place}"'><img src=x onerror="${run}"><script>${run}</script>`

const hostile: Filing = {
  groupName: attack('group').slice(0, 120),
  urgency: 'mission-critical',
  firstName: `<b onmouseover="${run}">Mal`.slice(0, 80),
  lastName: '</title><svg/onload=alert(1)>',
  email: 'mal@hostile.example',
  phone: '+49 30 5550 6666',
  subject: attack('subject'),
  description: `${attack('description')}\n{{7*7}} \${7*7} javascript:alert(1) &lt;i&gt;`,
}

/** Nothing of the text became part of the page: no element, no script, no dialog. */
async function expectHarmless(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute(mark)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await expect(page.locator('svg[onload], b[onmouseover]')).toHaveCount(0)
}

test('hostile text is shown to the letter in form, receipt, list and ticket, and runs nowhere', async ({
  browser,
  openConsole,
  service,
}) => {
  const customer = await browser.newPage()
  const dialogs: string[] = []
  customer.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })

  // Refused first, so that the form shows everything that was typed.
  await customer.goto(service.url)
  await customer.getByLabel('Group name').fill(hostile.groupName)
  await customer.getByLabel('Subject').fill(hostile.subject)
  await customer.getByLabel('Description').fill(hostile.description)
  await customer.getByRole('button', { name: 'Send the ticket' }).click()
  await expect(customer.getByLabel('Subject')).toHaveValue(hostile.subject)
  await expect(customer.getByLabel('Group name')).toHaveValue(hostile.groupName)
  await expectHarmless(customer)

  await fileByForm(customer, service.url, hostile)
  await expect(customer.getByText(hostile.subject)).toBeVisible()
  await expectHarmless(customer)

  const { page } = await openConsole()
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await expect(queueRow(page, hostile.subject)).toBeVisible()
  await expect(queueRow(page, hostile.groupName)).toBeVisible()
  await expectHarmless(page)
  await queueRow(page, hostile.subject).click()
  await expect(conversation(page)).toContainText('javascript:alert(1) &lt;i&gt;')
  await expect(page.getByRole('heading', { name: hostile.subject })).toBeVisible()
  await expectHarmless(page)
  expect(dialogs).toEqual([])
  await customer.close()
})

/**
 * Texts in right-to-left letters that share their line with others and are no island of their own in it: digits and
 * brackets around them would stand in the wrong place.
 */
function spilling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rightToLeft = /[\u0590-\u08FF]/
    const isIsland = (element: Element) =>
      element.matches('bdi, [dir="auto"]') || getComputedStyle(element).unicodeBidi === 'plaintext'
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? ''
      const parent = texts.currentNode.parentElement
      if (!rightToLeft.test(text) || parent === null || !parent.checkVisibility()) continue
      let island: Element | null = parent
      while (island !== null && !isIsland(island)) island = island.parentElement
      const isAlone = island !== null && (island.textContent ?? '').trim() === text.trim()
      if (!isAlone && island?.matches('p, blockquote, textarea') !== true)
        found.push(parent.outerHTML.slice(0, 200))
    }
    return found
  })
}

test('names and subjects in Hebrew and Arabic are islands in every list, on paper too', async ({
  api,
  line,
  openConsole,
}) => {
  test.setTimeout(300_000)
  const subject = '#12 ההזמנות נעצרו (דחוף)'
  const groupName = 'مخبز الشمال (1)'
  const { token } = await api.addStaff({ name: 'נועה לוי', email: 'noa@desk.example', role: 'agent' })
  const { page } = await openConsole({ token: token ?? '' })
  await expect(connection(page)).toHaveText('Online')
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<i>About <b>שלום (1)</b></i>'),
  )
  expect(await spilling(page)).toEqual(['<b>שלום (1)</b>'])
  await page.evaluate(() => document.querySelector('main > i')?.remove())
  await api.addGroup({
    name: groupName,
    contacts: [{ name: 'ليلى', email: 'ines@heron.example', phone: '1' }],
  })
  await api.file({ subject, urgency: 'mission-critical', groupName })
  await expect(queueRow(page, subject)).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName('Notifications: 1 unread')
  expect.soft(await spilling(page), 'queue').toEqual([])
  await bell(page).click()
  await expect(page.getByRole('list', { name: 'What you were told' })).toContainText(subject)
  expect.soft(await spilling(page), 'bell').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('נעצרו')
  await expect(page.getByRole('option', { name: subject })).toBeVisible()
  expect.soft(await spilling(page), 'palette').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Search tickets' }).fill('נעצרו')
  await expect(queueRow(page, subject)).toBeVisible()
  expect.soft(await spilling(page), 'search').toEqual([])
  await page.getByRole('button', { name: 'Clear the search' }).click()

  await queueRow(page, subject).click()
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
  expect.soft(await spilling(page), 'ticket').toEqual([])
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'שלום (12)')
  await expect(conversation(page)).toContainText('שלום')
  expect.soft(await spilling(page), 'without a network').toEqual([])
  for (const name of ['Outbox', 'Pages', 'Groups'] as const) {
    await section(page, name)
    if (name === 'Outbox') await expect(outbox(page, 'On its way')).toContainText(subject)
    else await expect(page.getByRole('row').filter({ hasText: groupName }).first()).toBeVisible()
    expect.soft(await spilling(page), name).toEqual([])
  }

  await page.evaluate(() => void Object.assign(globalThis, { print: () => undefined }))
  await page.getByRole('button', { name: 'Print the call list' }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-sheet')).toContainText(subject)
  expect.soft(await spilling(page), 'the call list').toEqual([])
})
