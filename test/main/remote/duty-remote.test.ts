import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRemote, type Remote } from '#main/remote/remote'
import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import { responderReplacementSchema } from '#shared/protocol/responder'
import { defaultRota } from '#shared/protocol/rota'
import { responderOf } from '../sync/duty/duty-parts.ts'

const ada = responderIdSchema.parse('ada')
const pager = methodIdSchema.parse('pager-1')

let server: Server
let remote: Remote
let answer: { status: number; body: unknown }
const heard: { line: string; match: IncomingHttpHeaders['if-match']; body: unknown }[] = []

beforeEach(async () => {
  heard.length = 0
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const body: unknown = text === '' ? null : JSON.parse(text)
      heard.push({ line: `${request.method} ${request.url}`, match: request.headers['if-match'], body })
      const type = answer.status < 300 ? 'application/json' : 'application/problem+json'
      response.writeHead(answer.status, { 'content-type': type })
      response.end(answer.body === null ? undefined : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  remote = openRemote(`http://127.0.0.1:${address.port}`, 'token', '0.0.0')
})
afterEach(async () => {
  remote.close()
  await new Promise((resolve) => server.close(resolve))
})

it('replaces the version that was seen, and adds without one', async () => {
  const doc = responderOf('ada')
  const wanted = responderReplacementSchema.parse({ name: 'ada', role: 'support', methods: [] })
  answer = { status: 200, body: doc }
  expect(await remote.duty.putResponder(ada, 4, wanted)).toEqual({ ok: true, value: doc })
  expect(await remote.duty.putResponder(ada, null, wanted)).toEqual({ ok: true, value: doc })
  expect(heard.map(({ line, match }) => [line, match])).toEqual([
    ['PUT /v1/responders/ada', '"4"'],
    ['PUT /v1/responders/ada', undefined],
  ])
  expect(heard[0]?.body).toEqual(wanted)
})

it('removes, verifies and tests by the paths of the contract', async () => {
  answer = { status: 204, body: null }
  await remote.duty.removeResponder(ada, 2)
  answer = { status: 201, body: {} }
  await remote.duty.verifyMethod(ada, pager, {})
  await remote.duty.verifyMethod(ada, pager, { code: '123456' })
  await remote.duty.testMethod(ada, pager)
  expect(heard).toEqual([
    { line: 'DELETE /v1/responders/ada', match: '"2"', body: null },
    { line: 'POST /v1/responders/ada/methods/pager-1/verify', match: undefined, body: {} },
    { line: 'POST /v1/responders/ada/methods/pager-1/verify', match: undefined, body: { code: '123456' } },
    { line: 'POST /v1/responders/ada/methods/pager-1/test', match: undefined, body: {} },
  ])
})

it('tells a conflict with what stands there, and believes no answer that is none', async () => {
  const current = { ...defaultRota, version: 9 }
  const problem = {
    type: 'about:blank',
    title: 'Changed',
    status: 412,
    detail: 'Changed.',
    code: 'version-conflict',
  }
  answer = { status: 412, body: { ...problem, current } }
  expect(await remote.duty.putRota(3, defaultRota)).toMatchObject({
    failure: { code: 'version-conflict', current },
  })
  answer = { status: 200, body: { hello: 'world' } }
  expect(await remote.duty.putRota(3, defaultRota)).toMatchObject({ failure: { code: 'service-not-a-desk' } })
  expect(heard[0]).toMatchObject({ line: 'PUT /v1/rota', match: '"3"', body: defaultRota })
})
