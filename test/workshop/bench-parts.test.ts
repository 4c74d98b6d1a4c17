import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { startCountingProxy } from '../bench/counting-proxy.ts'
import { startGateway } from '../bench/gateway.ts'
import { monotonic } from '../bench/monotonic.ts'
import { oneMessageDocuments, oneMessageTickets } from '../bench/one-message.ts'
import { scriptsFolder } from '../bench/request-tracker.ts'
import { until } from '../support/until.ts'

it('counts the bytes of both directions, each once', async () => {
  const echo = createServer((socket) => void socket.pipe(socket))
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const address = echo.address()
  if (address === null || typeof address === 'string') throw new Error('The echo has no port.')
  const proxy = await startCountingProxy(`http://127.0.0.1:${address.port}`)
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  let echoed = 0
  socket.on('data', (chunk) => (echoed += chunk.length))
  socket.write('x'.repeat(300))
  await until('the echo', () => echoed === 300)
  expect(proxy.take()).toBe(600)
  expect(proxy.take()).toBe(0)
  socket.destroy()
  await proxy.close()
  echo.close()
})

it('gives every side the same tickets of one message', () => {
  const tickets = [...oneMessageTickets(30)]
  expect(tickets).toHaveLength(30)
  expect(tickets.every(({ messages }) => messages.length === 1)).toBe(true)
  const documents = [...oneMessageDocuments(30)].flat()
  expect(documents.map(({ _id }) => _id)).toEqual(tickets.map(({ ticket }) => ticket.id))
  expect(documents[0]).toMatchObject({ subject: tickets[0]?.ticket.subject, messages: tickets[0]?.messages })
})

it('looks for Request Tracker where it is told to', () => {
  expect(scriptsFolder({ RT_PEER: '/elsewhere/rt' })).toBe('/elsewhere/rt')
  expect(scriptsFolder({})).toMatch(/shared\/peers\/request-tracker$/)
})

it('stamps what each side brings to the gateway, and forgets it once it was asked for', async () => {
  const gateway = await startGateway()
  const began = monotonic()
  const post = (side: string, person: number) =>
    fetch(gateway.addressOf(side, person), { method: 'POST', body: `to ${person}` })
  const both = gateway.taken('one', 2)
  await post('one', 1)
  await post('other', 1)
  await post('one', 2)
  const taken = await both
  expect(taken.map(({ body }) => body)).toEqual(['to 1', 'to 2'])
  expect(taken.every(({ at }) => at > began && at < monotonic())).toBe(true)
  expect(await gateway.taken('one', 0)).toEqual([])
  expect(await gateway.taken('other', 1)).toHaveLength(1)
  await gateway.stop()
})
