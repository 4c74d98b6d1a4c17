import { makeApi } from './support/api.ts'
import {
  composer,
  connection,
  conversation,
  outbox,
  pickStatus,
  queueRow,
  reply,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('two people changed the same field: it is shown until one of them decides, in ticket and outbox', async ({
  api,
  line,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Whose turn' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await pickStatus(page, 'Resolved')
  await api.change(await api.ticket(ticket.id), { status: 'pending' })

  line.mend()
  await tryNow(page)
  await expect(connection(page)).toContainText('1 act needs you')
  const conflict = page.getByRole('group', { name: 'Somebody else changed the same' })
  await expect(conflict).toContainText('Status')
  await expect(conflict).toContainText('Before: New')
  await expect(conflict).toContainText('Mine: Resolved')
  await expect(conflict).toContainText('Theirs: Pending')
  // The screen does not show as done what the desk did not take.
  await expect(queueRow(page, ticket.subject)).toContainText('Pending')

  await section(page, 'Outbox')
  await expect(outbox(page, 'Needs you').getByRole('listitem')).toHaveCount(1)
  await outbox(page, 'Needs you').getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => (await api.ticket(ticket.id)).status).toBe('resolved')
  await expect(page.getByText('Nothing is waiting')).toBeVisible()
  await expect(connection(page)).toHaveText('Online')
})

test('a reply is held for a message that its author has not seen; both stand side by side', async ({
  api,
  line,
  openConsole,
  service,
}) => {
  const ticket = await api.file({ subject: 'Crossed' })
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'We look into it.')
  await makeApi(service.url, token ?? '').write(ticket.id, {
    kind: 'reply',
    body: 'It is mended.',
    force: true,
  })
  line.mend()
  await tryNow(page)
  await expect(connection(page)).toContainText('1 act needs you')

  const arrived = conversation(page).getByRole('article').filter({ hasText: 'Arrived while you wrote' })
  await expect(arrived).toHaveCount(1)
  await expect(arrived).toContainText('It is mended.')
  await expect(arrived).toBeInViewport()
  await section(page, 'Outbox')
  await expect(outbox(page, 'Needs you').getByRole('blockquote')).toContainText('It is mended.')
  await outbox(page, 'Needs you').getByRole('button', { name: 'Edit' }).click()
  await expect(composer(page)).toHaveValue('We look into it.')
  await composer(page).fill('My colleague was quicker.')
  await page.keyboard.press('Control+Enter')
  const replies = async () => (await api.ticket(ticket.id)).messages.filter(({ kind }) => kind === 'reply')
  await expect
    .poll(async () => (await replies()).map(({ body }) => body))
    .toEqual(['It is mended.', 'My colleague was quicker.'])
})

test('what arrives while somebody types is told above the composer, and moves neither text nor caret', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Mid sentence' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await composer(page).fill('We have found the')
  await composer(page).press('Home')
  await api.write(ticket.id, { kind: 'note', body: 'It was the fuse.' })
  await expect(page.getByText('Arrived while you write')).toBeVisible()
  await page.keyboard.type('Hello! ')
  await expect(composer(page)).toHaveValue('Hello! We have found the')
})

test('an act that the desk refuses is mended and sent again', async ({ api, line, openConsole }) => {
  const ticket = await api.file({ subject: 'The double' })
  const other = await api.file({ subject: 'The original' })
  const { page } = await openConsole()
  await queueRow(page, ticket.subject).click()
  await expect(connection(page)).toHaveText('Online')
  line.cut()
  await expect(connection(page)).toContainText('Offline since')
  await reply(page, 'We know of it.')
  await api.merge(await api.ticket(ticket.id), other.id)
  line.mend()
  await tryNow(page)
  await expect(connection(page)).toContainText('1 act needs you')
  await expect(conversation(page)).toContainText(/merged into another/)

  await conversation(page).getByRole('button', { name: 'Edit' }).click()
  await expect(composer(page)).toHaveValue('We know of it.')
  await expect(page.getByText('What you typed is kept here.')).toBeVisible()
  await composer(page).fill('')
  await page.keyboard.press('Escape')
  await queueRow(page, other.subject).click()
  await expect(page.getByRole('heading', { name: other.subject })).toBeVisible()
  await reply(page, 'We know of it, and of the double.')
  const replies = async () => (await api.ticket(other.id)).messages.filter(({ kind }) => kind === 'reply')
  await expect
    .poll(async () => (await replies()).map(({ body }) => body))
    .toEqual(['We know of it, and of the double.'])
  await expect(connection(page)).toHaveText('Online')
})
