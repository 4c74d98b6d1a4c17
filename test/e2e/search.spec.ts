import { queueRow, queueRows } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('a search covers everything in the cache, offline, and says what the filters hide', async ({
  api,
  line,
  openConsole,
}) => {
  const closed = await api.file({ subject: 'Mail was down in May', urgency: 'question' })
  await api.change(closed, { status: 'closed' })
  await api.file({ subject: 'Mail is down', urgency: 'mission-critical' })
  await api.file({ subject: 'Printer', urgency: 'question' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(2)
  line.cut()

  await page.keyboard.press('/')
  await page.keyboard.type('mail down')
  await expect(queueRows(page)).toHaveCount(1)
  await expect(page.getByText('Searched 3 cached tickets')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '1 more in resolved and closed: show' }).click()
  await expect(queueRows(page)).toHaveCount(2)
  await expect(page.getByText('2 hits')).toBeVisible()
  await page.getByRole('button', { name: 'Best match' }).click()
  await expect(page.getByRole('button', { name: 'Best match' })).toHaveAttribute('aria-pressed', 'true')
  await expect(queueRows(page)).toHaveCount(2)
})

test('operators are suggested while somebody types, taken by keys, and hint at slips', async ({
  api,
  openConsole,
}) => {
  await api.file({ subject: 'Mail is down', urgency: 'mission-critical' })
  await api.file({ subject: 'Which plan', urgency: 'question' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(2)
  const field = page.getByRole('combobox', { name: 'Search tickets' })
  await field.pressSequentially('urg')
  const suggestions = page.getByRole('listbox')
  await expect(suggestions.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('urgency:')
  await expect(suggestions.getByRole('option')).toHaveCount(5)
  await field.pressSequentially('mis')
  await expect(suggestions.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('urgency:mission-critical ')
  await expect(queueRows(page)).toHaveCount(1)
  await expect(queueRow(page, 'Mail is down')).toBeVisible()

  await field.fill('status:opn')
  await expect(page.getByText('No status “opn”. Did you mean “open”?')).toBeVisible()
  await expect(queueRows(page)).toHaveCount(2)
  await field.press('Escape')
  await expect(suggestions).toBeHidden()
  expect(await flaws(page)).toEqual([])

  await page.getByRole('button', { name: 'What can be searched for' }).click()
  await expect(page.getByText('Where it stands: status:open')).toBeVisible()
  expect(await flaws(page)).toEqual([])
})

test('whatever is typed or pasted is searched for, and nothing is swallowed', async ({
  api,
  openConsole,
}) => {
  await api.file({ subject: 'Mail is down', urgency: 'question' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(1)
  const field = page.getByRole('combobox', { name: 'Search tickets' })
  const odd = 'c?0512jk "NEAR(* -: 😀 مرحبا'
  await field.pressSequentially(odd)
  await expect(field).toHaveValue(odd)
  await field.fill('x'.repeat(10_000))
  await expect(page.getByText('Only the first 500 characters fit; 9,500 were left out.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(field).toBeFocused()
  await expect(queueRows(page)).toHaveCount(1)
})

test('beside a ticket and on a narrow window the search has room for what is typed and suggested', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Mail is down' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  const field = page.getByRole('combobox', { name: 'Search tickets' })
  for (const width of [1280, 1024]) {
    await page.setViewportSize({ width, height: 800 })
    await field.fill('urgency')
    const list = page.getByRole('listbox')
    await expect(list.getByRole('option').first()).toBeVisible()
    const [typed, suggested] = [await field.boundingBox(), await list.boundingBox()]
    expect(typed?.width).toBeGreaterThan(320)
    expect(suggested?.width).toBeGreaterThan(320)
    expect((suggested?.x ?? 0) + (suggested?.width ?? width)).toBeLessThanOrEqual(width)
    await field.fill('')
  }
})
