import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { receiptOf } from './support/receipt.ts'
import {
  composer,
  connection,
  conversation,
  outbox,
  queueRow,
  reply,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

// Many steps, and processes that start.
test.describe.configure({ timeout: 300_000 })

interface Given {
  name: string
  type?: string
  content: string
}

const besideDraft = (page: Page) => page.getByRole('list', { name: 'Files with this message' })
const ofMessage = (page: Page) => page.getByRole('list', { name: 'Files of this message' })

/** Files as a system hands them over: dropped on the composer, or pasted into its field. */
async function hand(page: Page, how: 'drop' | 'paste', files: readonly Given[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, type = '', content } of given) data.items.add(new File([content], name, { type }))
    return data
  }, files)
  const field = composer(page)
  if (how === 'drop') {
    await field.dispatchEvent('dragover', { dataTransfer: transfer })
    await field.dispatchEvent('drop', { dataTransfer: transfer })
    return
  }
  await field.evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, transfer)
}

test('files that are dropped, pasted and picked go with a reply, and the customer saves them from the receipt', async ({
  api,
  openConsole,
  service,
}) => {
  const ticket = await api.file({ subject: 'How do I set it up?' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await hand(page, 'drop', [{ name: 'how to.txt', content: 'Turn it off and on.' }])
  await expect(besideDraft(page)).toContainText('how to.txt')
  await expect(besideDraft(page)).toContainText('19 bytes')
  await hand(page, 'paste', [{ name: 'image.png', type: 'image/png', content: 'not really a picture' }])
  const chosen = page.waitForEvent('filechooser')
  await composer(page).press('Escape')
  await page.keyboard.press('Shift+F')
  await (
    await chosen
  ).setFiles({ name: 'setup.pdf.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') })
  await expect(besideDraft(page).getByRole('listitem')).toHaveCount(3)
  await expect(besideDraft(page)).toContainText('This kind of file can run programs')
  await expect(composer(page)).toBeFocused()
  await expect(page.getByText('Write a line to go with the files.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove image.png' }).click()
  await expect(besideDraft(page).getByRole('listitem')).toHaveCount(2)

  await reply(page, 'See the file.')
  await expect(besideDraft(page)).toHaveCount(0)
  await expect(ofMessage(page)).toContainText('how to.txt')
  await expect(ofMessage(page)).toContainText('This kind of file can run programs')
  await expect.poll(async () => (await api.ticket(ticket.id)).messages.at(-1)?.attachments?.length).toBe(2)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save how to.txt' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('how to.txt')
  expect(await readFile(await saved.path(), 'utf8')).toBe('Turn it off and on.')

  const customer = await page.context().newPage()
  await customer.goto(`${service.url}/t/${receiptOf(service.dataDir, ticket.id)}`)
  await expect(customer.getByRole('list', { name: 'Files' })).toContainText(
    'This kind of file can run programs',
  )
  const given = customer.waitForEvent('download')
  await customer.getByRole('link', { name: 'how to.txt' }).click()
  expect(await readFile(await (await given).path(), 'utf8')).toBe('Turn it off and on.')
  await customer.close()
})

test('without a line files wait with their reply, through a kill, and undo brings them back', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'In the train' })
  const seat = await openConsole({ undoSeconds: 20 })
  await queueRow(seat.page, ticket.subject).click()
  await expect(connection(seat.page)).toHaveText('Online')
  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await hand(seat.page, 'drop', [{ name: 'log.txt', content: 'line 1' }])
  // Not only on its way there: on the disk.
  await expect(seat.page.getByRole('button', { name: 'Remove log.txt' })).toBeVisible()
  await seat.end('kill')
  await seat.begin()
  await queueRow(seat.page, ticket.subject).click()
  await expect(besideDraft(seat.page)).toContainText('log.txt')

  await reply(seat.page, 'The log.')
  await conversation(seat.page).getByRole('button', { name: 'Undo' }).click()
  await expect(besideDraft(seat.page)).toContainText('log.txt')
  await expect(composer(seat.page)).toHaveValue('The log.')
  await seat.page.keyboard.press('Control+Enter')
  await section(seat.page, 'Outbox')
  await expect(outbox(seat.page, 'On its way')).toContainText('log.txt')
  line.mend()
  await tryNow(seat.page)
  await expect
    .poll(async () => (await api.ticket(ticket.id)).messages.at(-1)?.attachments?.[0]?.name, {
      timeout: 90_000,
    })
    .toBe('log.txt')
})

test('a file of a colleague says whether it is here, and is fetched once', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Seen before' })
  await api.attach(ticket.id, { kind: 'note', body: 'See the trace.' }, 'trace.txt', 'hop 1')
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await expect(ofMessage(page)).toContainText('At the desk')
  const first = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save trace.txt' }).click()
  await first
  await expect(ofMessage(page)).not.toContainText('At the desk')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  const again = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save trace.txt' }).click()
  expect(await readFile(await (await again).path(), 'utf8')).toBe('hop 1')
})

test('what cannot be sent is refused in words, and hostile names show as what they are', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Bad files' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await hand(page, 'drop', [
    { name: 'empty.txt', content: '' },
    { name: '../../<img src=x onerror=alert(1)>.txt', content: 'x' },
    { name: 'photo\u202Egpj.exe', content: 'x' },
  ])
  await expect(page.getByRole('alert').filter({ hasText: 'empty.txt' })).toContainText('This file is empty')
  await expect(besideDraft(page).getByRole('listitem')).toHaveCount(2)
  await expect(besideDraft(page)).toContainText('_img src=x onerror=alert(1)_.txt')
  await expect(besideDraft(page)).toContainText('photogpj.exe')
  // A file that misses the composer does not open in the place of the console.
  const opened = await queueRow(page, ticket.subject).evaluate((row) => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'x.txt'))
    return row.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  expect(opened).toBe(false)
})

test('files look right in each look', async ({ api, openConsole }) => {
  const ticket = await api.file({ subject: 'Files to look at' })
  await api.attach(ticket.id, { kind: 'note', body: 'See it.' }, 'tool.exe', 'MZ')
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await hand(page, 'drop', [
    {
      name: 'a long name that says everything about the matter at hand, and then some more.txt',
      content: 'x',
    },
    { name: 'fix.exe', content: 'MZ' },
    { name: 'empty.txt', content: '' },
  ])
  await expect(besideDraft(page).getByRole('listitem')).toHaveCount(2)
  expect.soft(await flaws(page)).toEqual([])
})
