import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
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
import { personFolderIn } from './support/local-files.ts'
import { expect, test } from './support/test.ts'

test('what was typed is there again after the console was killed in the middle of it', async ({
  api,
  openConsole,
}, { project }) => {
  test.skip(project.name === 'electron', 'Another window tells what is on the disk; Electron has one.')
  const ticket = await api.file({ subject: 'Half a sentence' })
  const seat = await openConsole()
  await queueRow(seat.page, ticket.subject).click()
  await composer(seat.page).pressSequentially('We have found the cause: ')
  // Kept at each pause: what stands in another window is on the disk.
  await expect(async () => {
    const other = await seat.openWindow()
    await queueRow(other, ticket.subject).click()
    await expect(composer(other)).toHaveValue('We have found the cause: ', { timeout: 2_000 })
  }).toPass()
  await composer(seat.page).press('End')
  await seat.page.keyboard.type('a cab')
  await seat.end('kill')

  await seat.begin()
  await queueRow(seat.page, ticket.subject).click()
  await expect(composer(seat.page)).toHaveValue(/^We have found the cause: /)
})

test('a damaged cache is set aside and pulled again; what waits to be sent is still there and arrives', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Kept apart' })
  const seat = await openConsole()
  await queueRow(seat.page, ticket.subject).click()
  await expect(connection(seat.page)).toHaveText('Online')
  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await reply(seat.page, 'Written before the disk went bad.')
  await expect(connection(seat.page)).toContainText('1 act waiting')
  await seat.end()

  const folder = personFolderIn(seat.profile)
  const cache = join(folder, 'cache.db')
  truncateSync(cache, Math.floor(statSync(cache).size / 2) - 77)
  await seat.begin()
  await expect(connection(seat.page)).toContainText('1 act waiting')
  await section(seat.page, 'Outbox')
  await expect(outbox(seat.page, 'On its way')).toContainText('Written before the disk went bad.')
  // An empty queue is no empty desk, and a ticket that was not fetched yet is not gone.
  await section(seat.page, 'Queue')
  await expect(seat.page.getByRole('heading', { name: 'No ticket here yet' })).toBeVisible()
  await expect(seat.page.getByText('What you did and have not sent is safe: see the outbox.')).toBeVisible()
  await expect(seat.page.getByText('Nothing waits')).toBeHidden()
  await section(seat.page, 'Outbox')
  await outbox(seat.page, 'On its way')
    .getByRole('button', { name: /^Reply to/ })
    .click()
  await expect(seat.page.getByRole('heading', { name: 'This ticket is not here yet' })).toBeVisible()
  await seat.page.keyboard.press('Escape')

  line.mend()
  await tryNow(seat.page)
  await section(seat.page, 'Outbox')
  await expect(seat.page.getByText('Nothing is waiting')).toBeVisible()
  await section(seat.page, 'Queue')
  await queueRow(seat.page, ticket.subject).click()
  await expect(conversation(seat.page).getByText('Written before the disk went bad.')).toHaveCount(1)
  const replies = (await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')
  expect(replies.map(({ body }) => body)).toEqual(['Written before the disk went bad.'])
  expect(readdirSync(folder).filter((name) => name.startsWith('cache.db.')).length).toBeGreaterThan(0)
})

test('two windows on one ticket show the same draft, and sending it empties both', async ({
  api,
  openConsole,
}, { project }) => {
  test.skip(project.name === 'electron', 'Electron has one window and brings it up.')
  const ticket = await api.file({ subject: 'Seen twice' })
  const seat = await openConsole()
  const { page: first } = seat
  const second = await seat.openWindow()
  for (const page of [first, second]) await queueRow(page, ticket.subject).click()
  await composer(first).fill('Begun here')
  await expect(composer(second)).toHaveValue('Begun here')
  await composer(second).press('End')
  await second.keyboard.type(', ended there.')
  await expect(composer(first)).toHaveValue('Begun here, ended there.')
  await first.getByRole('button', { name: 'Send reply to customer' }).click()
  await expect(composer(second)).toHaveValue('')
  await expect(composer(first)).toHaveValue('')
  await expect(conversation(second)).toContainText('Begun here, ended there.')
  const replies = async () => (await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')
  await expect
    .poll(async () => (await replies()).map(({ body }) => body))
    .toEqual(['Begun here, ended there.'])
})
