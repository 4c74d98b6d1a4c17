import { expect, it, onTestFinished } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import { deleteMessage, putMessage } from '#main/store/put-message'
import { readMessages } from '#main/store/read-ticket'
import { messageSchema } from '#shared/protocol/message'
import { cacheInFolder } from './cached.ts'

const reply = messageSchema.parse({
  id: 'message-1',
  ticketId: 'ticket-1',
  position: 2,
  kind: 'reply',
  body: 'On it.',
  author: { kind: 'staff', staffId: 'staff-1', name: 'Bo Berg' },
  createdAt: '2026-11-29T14:00:00.000Z',
})
const mail = { state: 'accepted', words: '250 Taken', at: '2026-11-29T14:03:00.000Z' } as const

it('keeps how far a reply’s mail is, of the newest version', () => {
  const { cache, remove } = cacheInFolder()
  onTestFinished(remove)
  const read = () => readMessages(cache.read, 'ticket-1')
  changeCache(cache, (change) => putMessage(change, reply, 1))
  expect(read()).toEqual([reply])
  changeCache(cache, (change) => putMessage(change, { ...reply, mail }, 3))
  changeCache(cache, (change) => putMessage(change, { ...reply, mail: { ...mail, state: 'queued' } }, 2))
  expect(read()).toEqual([{ ...reply, mail }])
  changeCache(cache, (change) => deleteMessage(change, reply.id))
  expect(read()).toEqual([])
})
