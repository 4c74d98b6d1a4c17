import { connection, conversation, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('a ticket and the queue are printed by key, with all that was said, without a network', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Print me <b>whole</b>' })
  await api.file({ subject: 'Another one' })
  const { page } = await openConsole({ undoSeconds: 0 })
  await queueRow(page, ticket.subject).click()
  await reply(page, 'We look at **it**.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note for the staff' }).fill('Only for us.')
  await page.keyboard.press('Control+Enter')
  await expect(conversation(page)).toContainText('Only for us.')
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  // The dialog of the system is nobody's to press here: the paper stays until it is said to be closed.
  await page.evaluate(() => {
    window.print = () => undefined
  })
  const paper = page.locator('.print-sheet')
  const closed = () => page.evaluate(() => window.dispatchEvent(new Event('afterprint')))

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  await page.emulateMedia({ media: 'print' })
  await expect(paper).toBeVisible()
  await expect(paper).toContainText('Print me <b>whole</b>')
  await expect(paper).toContainText('Holds notes for the staff only')
  await expect(paper.locator('strong')).toHaveText('it')
  await expect(paper).toContainText(', taken down by Administrator,')
  await expect(page.getByRole('grid', { name: 'Tickets' })).toBeHidden()
  await closed()
  await expect(paper).toHaveCount(0)

  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Control+Shift+p')
  await page.emulateMedia({ media: 'print' })
  await expect(paper.getByRole('row')).toHaveCount(3)
  await expect(paper).toContainText('2 tickets')
  await closed()
  await expect(paper).toHaveCount(0)
})
