import { conversation, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('two consoles see what the other one does', async ({ api, openConsole }) => {
  const ticket = await api.file({ subject: 'The newsletter stopped' })
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const first = await openConsole()
  const second = await openConsole({ token: token ?? '' })
  for (const { page } of [first, second]) {
    await queueRow(page, ticket.subject).click()
    await expect(conversation(page)).toContainText('Please look at it.')
  }

  await reply(first.page, 'We are on it.')
  await expect(conversation(second.page)).toContainText('We are on it.')
  await expect(queueRow(second.page, ticket.subject)).toContainText('Open')

  await reply(second.page, 'It goes out again.')
  await expect(conversation(first.page)).toContainText('It goes out again.')
  await expect(conversation(first.page)).toContainText('Tomas Weil')

  const now = await api.ticket(ticket.id)
  await api.change(now, { urgency: 'mission-critical', reason: 'All newsletters stopped.' })
  for (const { page } of [first, second])
    await expect(queueRow(page, ticket.subject)).toContainText('Critical')
})
