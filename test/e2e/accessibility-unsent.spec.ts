import { ageActs } from './support/local-files.ts'
import {
  connection,
  conversation,
  outbox,
  pickStatus,
  pickUrgency,
  queueRow,
  reply,
  section,
  tryNow,
} from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

test('what waits, can be taken back, or needs a decision looks right in each look', async ({
  api,
  line,
  openConsole,
}) => {
  // Many screens, each looked at as a whole.
  test.setTimeout(300_000)
  const held = await api.file({ subject: 'A held reply' })
  const fought = await api.file({ subject: 'A field that two changed' })
  const urgent = await api.file({ subject: 'An emergency' })
  const seat = await openConsole({ undoSeconds: 60 })
  await queueRow(seat.page, held.subject).click()
  await reply(seat.page, 'Still on its way.')
  await expect(conversation(seat.page).getByRole('button', { name: 'Undo' })).toBeVisible()
  expect.soft(await flaws(seat.page)).toEqual([])

  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await queueRow(seat.page, fought.subject).click()
  await pickStatus(seat.page, 'Resolved')
  await seat.page.keyboard.press('Escape')
  await queueRow(seat.page, urgent.subject).click()
  await pickUrgency(seat.page, 'Mission critical')
  const raising = seat.page.getByRole('alertdialog')
  await expect(raising).toContainText('Nobody is woken')
  expect.soft(await flaws(seat.page)).toEqual([])
  await raising.getByRole('button', { name: 'Raise to mission critical' }).click()
  await expect(seat.page.getByRole('group', { name: 'Not sent yet' })).toContainText('Nobody is woken')
  expect.soft(await flaws(seat.page)).toEqual([])
  await seat.end()
  ageActs(seat.profile, 6 * 60_000)
  await api.change(await api.ticket(fought.id), { status: 'pending' })
  await api.write(held.id, { kind: 'note', body: 'Arrived in between.' })
  await api.write(held.id, { kind: 'reply', body: 'Answered already.', force: true })

  await seat.begin()
  line.mend()
  await tryNow(seat.page)
  await expect(connection(seat.page)).toContainText('act')
  await section(seat.page, 'Outbox')
  await expect(outbox(seat.page, 'Needs you').getByRole('button', { name: 'Take theirs' })).toBeVisible()
  await expect(outbox(seat.page, 'Needs you')).toContainText('would wake people now')
  expect.soft(await flaws(seat.page)).toEqual([])
  await outbox(seat.page, 'Needs you')
    .getByRole('button', { name: /it wakes people/ })
    .click()
  await expect(seat.page.getByRole('alertdialog', { name: 'Wake people now?' })).toBeVisible()
  expect.soft(await flaws(seat.page)).toEqual([])
  await seat.page.keyboard.press('Escape')
  await outbox(seat.page, 'Needs you').getByRole('button', { name: 'Discard' }).first().click()
  await expect(seat.page.getByRole('alertdialog', { name: 'Discard this?' })).toBeVisible()
  expect.soft(await flaws(seat.page)).toEqual([])
  await seat.page.keyboard.press('Escape')

  await section(seat.page, 'Queue')
  for (const { subject } of [fought, urgent, held]) {
    await queueRow(seat.page, subject).click()
    await expect(seat.page.getByRole('heading', { name: subject })).toBeVisible()
    expect.soft(await flaws(seat.page)).toEqual([])
  }
})
