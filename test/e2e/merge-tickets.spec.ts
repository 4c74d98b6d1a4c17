import { connection, queueRow } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('two tickets are merged by keyboard without a network, told as one, and taken apart by undo before and after the desk has it', async ({
  api,
  line,
  openConsole,
}) => {
  const left = await api.file({ subject: 'The modem is dark', description: 'Since noon nothing blinks.' })
  const gone = await api.file({ subject: 'Still dark since noon', description: 'It is still dark.' })
  const { page } = await openConsole()
  const heading = (subject: string) => page.getByRole('heading', { name: subject, level: 2 })
  const press = async (key: string) => {
    await page.getByRole('group', { name: 'What was said' }).focus()
    await page.keyboard.press(key)
  }
  await queueRow(page, gone.subject).click()
  await expect(heading(gone.subject)).toBeVisible()
  line.cut()
  await expect(connection(page)).toHaveAccessibleName(/Offline/)

  await press('m')
  const choice = page.getByRole('dialog', { name: 'Merge into another ticket' })
  await expect(choice.getByRole('option', { name: left.subject })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await page.keyboard.type(String(left.number))
  await expect(choice.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `Merge #${gone.number} into #${left.number}` })
  await expect(dialog.getByRole('region', { name: 'This ticket' })).toContainText('It is still dark.')
  await expect(dialog.getByRole('region', { name: 'The one that is left' })).toContainText('nothing blinks')
  await expect(dialog).toContainText('Nobody is woken, nobody is written to')
  expect(await flaws(page)).toEqual([])
  await page.keyboard.press('Enter')

  // The work goes on in the one that is left: both are told there as one, and the other one is out of the open list.
  await expect(heading(left.subject)).toBeVisible()
  const conversation = page.getByRole('list', { name: 'Conversation' })
  await expect(conversation).toContainText('Since noon nothing blinks.')
  await expect(conversation).toContainText('It is still dark.')
  await expect(conversation.getByRole('button', { name: `Said in #${gone.number}` }).first()).toBeVisible()
  await expect(queueRow(page, gone.subject)).toHaveCount(0)
  expect(await flaws(page)).toEqual([])

  // Taken back before it has left.
  await press('z')
  await expect(queueRow(page, gone.subject)).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Merged into this ticket' })).toHaveCount(0)

  await queueRow(page, gone.subject).click()
  await expect(heading(gone.subject)).toBeVisible()
  await press('m')
  await page.keyboard.type(String(left.number))
  await expect(choice.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Merged into this ticket' })).toContainText(gone.subject)
  line.mend()
  await expect.poll(async () => (await api.ticket(gone.id)).mergedInto, { timeout: 45_000 }).toBe(left.id)

  await page
    .getByRole('list', { name: 'Merged into this ticket' })
    .getByRole('button', { name: `#${gone.number}` })
    .press('Enter')
  await expect(heading(gone.subject)).toBeVisible()
  const banner = page.getByRole('region', { name: 'Where it goes on' })
  await expect(banner).toContainText(`Merged into #${left.number} ${left.subject} (new)`)
  expect(await flaws(page)).toEqual([])

  // And taken back once the desk has it.
  await press('z')
  await expect(banner).toHaveCount(0)
  await expect
    .poll(async () => api.ticket(gone.id), { timeout: 45_000 })
    .toMatchObject({ mergedInto: null, status: 'new' })
  await expect(queueRow(page, gone.subject)).toHaveCount(1)
})
