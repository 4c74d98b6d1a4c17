import { expect, it, onTestFinished } from 'vitest'
import { withRows } from '#main/ipc/changed-rows'
import { readQueueWindow } from '#main/store/queue-window'
import { searchContextOf } from '#main/ipc/core-search'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { failed } from '#shared/ipc/result'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { openConsole, type OpenConsole } from '../../support/open-console.ts'

async function openOn({ url, token }: Desk): Promise<OpenConsole> {
  const profile = await makeProfile()
  onTestFinished(() => profile.remove())
  const opened = await openConsole({ profile: profile.path, serviceUrl: url, token })
  await opened.online()
  return opened
}

it('tells the rows of few tickets as the queue would answer them, and none of many, to nobody who is locked out', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const [console, left] = [await openOn(desk), await openOn(desk)]
  onTestFinished(() => console.close())
  const tickets = []
  for (let turn = 0; turn < 6; turn += 1) tickets.push(await file(desk))
  for (const { id, version } of tickets) await console.pulled(id, version)

  const { session } = console
  const database = session.cache.read
  const window = readQueueWindow(database, defaultQueueView, { kind: 'start' }, 10, searchContextOf(session))
  const shown = window.ok ? window.value.rows : []
  const [one, other, ...more] = tickets.map(({ id }) => id)
  if (one === undefined || other === undefined) throw new Error('Nothing was filed.')
  const change = { topics: ['tickets' as const], ticketIds: [other, one] }
  const without = (rows: readonly object[] = []) => rows.map((row) => ({ ...row, key: '' }))
  const expected = [one, other].map((id) => shown.find((row) => row.id === id) ?? {})
  expect(without(withRows(change, session).rows)).toEqual(without(expected))

  const all = { ...change, ticketIds: [one, other, ...more] }
  const elsewhere = { ...change, topics: ['staff' as const] }
  const nameless = { ...change, ticketIds: null }
  for (const unchanged of [all, elsewhere, nameless]) expect(withRows(unchanged, session)).toBe(unchanged)
  const locked = failed('unauthenticated', 'This device was revoked.').failure
  expect(withRows(change, { ...session, locked })).toBe(change)
  await left.close()
  expect(withRows(change, left.session)).toBe(change)
})
