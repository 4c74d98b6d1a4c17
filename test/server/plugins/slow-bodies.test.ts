import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify, { type FastifyReply } from 'fastify'
import { expect, it, onTestFinished } from 'vitest'
import { endSlowBodies } from '#server/plugins/slow-bodies'
import { until } from '../../support/until.ts'

it('ends a request whose body does not come, and no answer that goes on for longer than a body may take', async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  endSlowBodies(app, 50)
  const streams: FastifyReply[] = []
  app.get('/stream', (_, reply) => {
    reply.hijack()
    reply.raw.writeHead(200).write('begun ')
    streams.push(reply)
  })
  app.post('/form', () => 'taken')
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  let heard = ''
  let isOver = false
  const stream = await fetch(`${url}/stream`)
  void (async () => {
    const decoder = new TextDecoder()
    for await (const part of stream.body ?? []) heard += decoder.decode(part, { stream: true })
  })()
    .catch(() => undefined)
    .finally(() => (isOver = true))
  await until('the stream', () => heard === 'begun ')

  // It began later: when its time is over, so is that of the stream.
  const slow = connect(Number(new URL(url).port), '127.0.0.1')
  slow.on('error', () => undefined)
  slow.write('POST /form HTTP/1.1\r\nhost: desk\r\ncontent-type: text/plain\r\ncontent-length: 10\r\n\r\nh')
  slow.resume()
  await once(slow, 'close')
  for (const reply of streams) reply.raw.write('and going on')
  await until('more, or the end', () => isOver || heard.endsWith('on'))
  expect([heard, isOver]).toEqual(['begun and going on', false])
  for (const reply of streams) reply.raw.end()

  const form = await fetch(`${url}/form`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'hello',
  })
  expect(await form.text()).toBe('taken')
})
