import {
  composer,
  connection,
  conversation,
  openGroup,
  outbox,
  queueRow,
  reply,
  section,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'

/** Long enough that no slow machine lets a reply go before it is taken back. */
const undoSeconds = 60

test('a reply is taken back with one press, and its text stands where it was typed', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Too early' })
  const { page } = await openConsole({ undoSeconds })
  await queueRow(page, ticket.subject).click()
  await composer(page).fill('We will call you at nine.')
  await page.keyboard.press('Control+Enter')
  await expect(conversation(page)).toContainText(/Sends in \d+ s/)
  await expect(composer(page)).toHaveValue('')
  await expect(composer(page)).toBeFocused()

  await conversation(page).getByRole('button', { name: 'Undo' }).click()
  await expect(composer(page)).toHaveValue('We will call you at nine.')
  await expect(composer(page)).toBeFocused()
  await expect(conversation(page).getByText('We will call you at nine.')).toHaveCount(0)
  await page.keyboard.type(' Or at ten.')
  await expect(composer(page)).toHaveValue('We will call you at nine. Or at ten.')
  await expect(connection(page)).toHaveText('Online')
  expect((await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')).toEqual([])
})

test('whoever has left the ticket takes the reply back with z, from the note, or in the outbox', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Left behind' })
  await api.file({ subject: 'The next one' })
  const { page } = await openConsole({ undoSeconds })
  const send = async () => {
    await queueRow(page, ticket.subject).click()
    await reply(page, 'Done.')
    await expect(conversation(page)).toContainText(/Sends in \d+ s/)
  }
  const back = async () => {
    await expect(composer(page)).toHaveValue('Done.')
    await expect(composer(page)).toBeFocused()
  }
  await send()
  await page.keyboard.press('Escape')
  await queueRow(page, 'The next one').click()
  await expect(page.getByText('The reply has not left yet.')).toBeVisible()
  await page.keyboard.press('z')
  await back()

  await send()
  await queueRow(page, 'The next one').click()
  await page
    .getByText('The reply has not left yet.')
    .last()
    .locator('..')
    .getByRole('button', { name: 'Undo' })
    .click()
  await back()

  await send()
  await section(page, 'Outbox')
  await expect(outbox(page, 'On its way')).toContainText(/Sends in \d+ s/)
  await outbox(page, 'On its way').getByRole('button', { name: 'Undo' }).click()
  await back()
  expect((await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')).toEqual([])
})

test('a reply that is not taken back leaves by itself, also when its console was away', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Left alone' })
  const seat = await openConsole({ undoSeconds: 6 })
  const replies = async () => (await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')
  await queueRow(seat.page, ticket.subject).click()
  await reply(seat.page, 'First.')
  await conversation(seat.page).getByRole('button', { name: 'Undo' }).focus()
  await expect.poll(async () => (await replies()).map(({ body }) => body)).toEqual(['First.'])
  await expect(conversation(seat.page).getByRole('button', { name: 'Undo' })).toHaveCount(0)
  // The keyboard is not lost with the button that had it.
  await expect(seat.page.getByRole('group', { name: 'What was said' })).toBeFocused()
  await reply(seat.page, 'Second.')
  await expect(conversation(seat.page)).toContainText('Second.')
  await seat.restart()
  await expect.poll(async () => (await replies()).map(({ body }) => body)).toEqual(['First.', 'Second.'])
})

test('without a line there is no countdown, and the reply can be taken back as long as it waits', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'In the tunnel' })
  const { page } = await openConsole({ undoSeconds: 1 })
  await queueRow(page, ticket.subject).click()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'Written in the tunnel.')
  await expect(conversation(page)).toContainText('Waits for the desk')
  await expect(conversation(page)).not.toContainText('Sends in')
  await conversation(page).getByRole('button', { name: 'Edit' }).click()
  await expect(composer(page)).toHaveValue('Written in the tunnel.')
})

test('an alias that was removed comes back with a press, or with z, also without a line', async ({
  api,
  line,
  openConsole,
}) => {
  await api.addGroup({ name: 'Heron Bakery', aliases: ['Heron Bread', 'Heron Rolls'] })
  const { page } = await openConsole()
  await openGroup(page, 'Heron Bakery')
  const aliases = page.getByRole('list', { name: 'Aliases' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Remove Heron Bread' }).click()
  await expect(aliases).toHaveText(['Heron Rolls'])
  await page.getByRole('button', { name: 'Undo (z)' }).click()
  await expect(aliases).toHaveText(['Heron Bread', 'Heron Rolls'])
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await page.getByRole('button', { name: 'Remove Heron Rolls' }).click()
  await expect(aliases).toHaveText(['Heron Bread'])
  await page.keyboard.press('z')
  await expect(aliases).toHaveText(['Heron Bread', 'Heron Rolls'])
})
