import type { Page } from '@playwright/test'
import { tabTo } from './support/hands.ts'
import {
  composer,
  connection,
  conversation,
  queueRow,
  queueRows,
  section,
  urgencyToggle,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('a shift without a mouse: find, open, answer, file', async ({ api, openConsole }) => {
  for (const subject of ['First in line', 'Second in line', 'Third in line'])
    await api.file({ subject, urgency: 'urgent-work-request' })
  await api.file({ subject: 'Can wait', urgency: 'question' })
  const { page } = await openConsole()
  const { keyboard } = page
  await expect(queueRows(page)).toHaveCount(4)
  await expect(connection(page)).toContainText('Online')

  await keyboard.press('3')
  await expect(queueRows(page)).toHaveCount(3)
  await expect(urgencyToggle(page, 'urgent-work-request')).toHaveAttribute('aria-pressed', 'true')

  await keyboard.press('j')
  await expect(queueRow(page, 'First in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(queueRow(page, 'Second in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('k')
  await keyboard.press('End')
  await expect(queueRow(page, 'Third in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await expect(conversation(page)).toContainText('Please look at it.')

  await keyboard.press('r')
  await expect(page.getByLabel('Reply to the customer')).toBeFocused()
  await keyboard.type('Done with the keyboard alone: jk35c?/')
  await keyboard.press('Control+Enter')
  await expect(conversation(page)).toContainText('Done with the keyboard alone: jk35c?/')
  await keyboard.press('Escape')

  await keyboard.press('0')
  await expect(queueRows(page)).toHaveCount(4)
  await keyboard.press('/')
  await expect(page.getByRole('combobox', { name: 'Search tickets' })).toBeFocused()
  await keyboard.type('can wait')
  await expect(queueRows(page)).toHaveCount(1)
  await keyboard.press('Escape')

  await keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('New ticket')
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await expect(dialog.getByRole('combobox', { name: 'Who is calling?' })).toBeFocused()
  await keyboard.type('5550 1212')
  await expect(page.getByRole('option', { name: /Ines Okafor/ })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(dialog.getByLabel('First name')).toHaveValue('Ines')
  await expect(dialog.getByLabel('Group', { exact: true })).toHaveValue('Blue Heron Bakery')
  await tabTo(page, dialog.getByLabel('Subject'))
  await keyboard.type('Filed by key')
  await keyboard.press('Tab')
  await keyboard.type('While the caller talks.')
  await keyboard.press('Shift+Tab')
  await keyboard.press('Shift+Tab')
  await keyboard.press('2')
  await keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(conversation(page)).toContainText('While the caller talks.')
  await expect
    .poll(
      async () => (await api.tickets()).find(({ subject }) => subject === 'Filed by key')?.urgency.requested,
    )
    .toBe('work-request')
})

const palette = (page: Page) => page.getByRole('combobox', { name: 'Find anything' })
const hint = (page: Page) => page.locator('.key-hint')

test('a ticket is judged, given away and resolved from its row by keys alone', async ({
  api,
  openConsole,
}) => {
  await api.file({ subject: 'From the row', urgency: 'impaired-function' })
  const { page } = await openConsole()
  const { keyboard } = page
  await expect(queueRows(page)).toHaveCount(1)
  await keyboard.press('j')
  await expect(queueRow(page, 'From the row')).toHaveAttribute('aria-selected', 'true')

  await keyboard.press('a')
  await expect(page.getByRole('combobox', { name: 'Colleague' })).toBeFocused()
  await keyboard.press('Enter')
  await expect.poll(async () => (await api.tickets())[0]?.assigneeId).not.toBeNull()

  await keyboard.press('u')
  await expect(hint(page)).toContainText('Urgent work request')
  await keyboard.press('Escape')
  await expect(hint(page)).toHaveCount(0)
  await expect(conversation(page)).toBeVisible()
  await keyboard.press('u')
  await keyboard.press('5')
  await expect(page.getByRole('alertdialog', { name: 'Raise to mission critical?' })).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.press('u')
  await keyboard.press('3')
  await expect(page.getByRole('dialog', { name: 'Change urgency' })).toContainText('receipt')
  await keyboard.type('Work can go on.')
  await keyboard.press('Enter')
  await expect.poll(async () => (await api.tickets())[0]?.urgency.effective).toBe('urgent-work-request')

  await keyboard.press('e')
  await expect(page.getByRole('dialog', { name: 'What was the urgency worth?' })).toBeVisible()
  await keyboard.press('o')
  await expect
    .poll(async () => (await api.tickets()).map(({ status, verdict }) => ({ status, verdict })))
    .toEqual([{ status: 'resolved', verdict: 'overstated' }])
})

test('the palette finds commands, groups and tickets, and loses no text', async ({ api, openConsole }) => {
  await api.file({ subject: 'The purple one', urgency: 'question' })
  await api.file({ subject: 'The green one', urgency: 'question' })
  const { page } = await openConsole()
  const { keyboard } = page
  await expect(queueRows(page)).toHaveCount(2)
  await expect(connection(page)).toContainText('Online')

  await keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeFocused()
  expect(await flaws(page)).toEqual([])
  await keyboard.type('purple')
  await expect(page.getByRole('option', { name: 'The purple one' })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The purple one' })).toBeVisible()

  await keyboard.press('r')
  await keyboard.type('Half a sent')
  await keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeFocused()
  await keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(composer(page)).toBeFocused()
  await keyboard.type('ence')
  await expect(composer(page)).toHaveValue('Half a sentence')

  await keyboard.press('ControlOrMeta+k')
  await keyboard.type('go to the set')
  await expect(page.getByRole('option').first()).toContainText('Go to the settings')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await keyboard.press('g')
  await keyboard.press('q')
  await expect(composer(page)).toHaveValue('Half a sentence')
})

test('the sheet of all keys is sound for a screen reader', async ({ openConsole }) => {
  const { page } = await openConsole()
  await expect(connection(page)).toContainText('Online')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Find anything')
  expect(await flaws(page)).toEqual([])
})

test('every section is reached by g and a letter', async ({ openConsole }) => {
  const { page } = await openConsole()
  await expect(connection(page)).toContainText('Online')
  const entry = (name: string) =>
    page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name })
  for (const [key, name] of [
    ['p', 'Pages'],
    ['c', 'On call'],
    ['g', 'Groups'],
    ['b', 'Blocklist'],
    ['o', 'Outbox'],
    ['h', 'People'],
    ['s', 'Settings'],
    ['q', 'Queue'],
  ] as const) {
    await page.keyboard.press('g')
    await expect(hint(page)).toContainText(name)
    await page.keyboard.press(key)
    await expect(entry(name)).toHaveAttribute('aria-current', 'page')
  }
})

test('single keys are switched off and on, and chords go on working', async ({ api, openConsole }) => {
  await api.file({ subject: 'Only one', urgency: 'question' })
  const { page } = await openConsole()
  const { keyboard } = page
  await section(page, 'Settings')
  const single = page.getByRole('switch', { name: 'Single keys' })
  await single.focus()
  await keyboard.press('Space')
  await expect(single).not.toBeChecked()
  await section(page, 'Queue')
  await expect(queueRows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Keys', exact: true }).focus()
  for (const key of ['c', '?', 'g', 's', 'j']) await keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(hint(page)).toHaveCount(0)
  await expect(queueRow(page, 'Only one')).toHaveAttribute('aria-selected', 'false')
  await page.getByRole('grid', { name: 'Tickets' }).focus()
  await keyboard.press('j')
  await expect(queueRow(page, 'Only one')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeFocused()
  await keyboard.type('settings')
  await keyboard.press('Enter')
  await expect(single).not.toBeChecked()
})

test('nothing that is typed into a field is a command', async ({ api, openConsole }) => {
  await api.file({ subject: 'Stays as it is', urgency: 'question' })
  const { page } = await openConsole()
  const { keyboard } = page
  await expect(queueRows(page)).toHaveCount(1)
  await queueRow(page, 'Stays as it is').click()
  await expect(conversation(page)).toBeVisible()
  const typed = 'jkxrneuvacfypogqz05/?'
  let fields = 0
  const typeInEach = async () => {
    const all = page.locator('input:not([type="radio"], [type="checkbox"]):visible, textarea:visible')
    for (const field of await all.all()) {
      await field.focus()
      await keyboard.type(typed)
      await expect(field).toHaveValue(new RegExp(typed.replace('?', '\\?').slice(0, 12)))
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(hint(page)).toHaveCount(0)
      await field.fill('')
      await keyboard.press('Escape')
      fields += 1
    }
  }
  await typeInEach()
  for (const name of ['Pages', 'On call', 'Groups', 'Blocklist'] as const) {
    await section(page, name)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
    await typeInEach()
  }
  expect(fields).toBeGreaterThanOrEqual(4)
  expect((await api.tickets()).map(({ status, assigneeId }) => ({ status, assigneeId }))).toEqual([
    { status: 'new', assigneeId: null },
  ])
})
