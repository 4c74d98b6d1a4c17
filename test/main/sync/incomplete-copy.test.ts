import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectionView } from '#main/sync/session'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { openConsole, type OpenConsole } from '../../support/open-console.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'

let desk: Desk
let line: Proxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  line = await startProxy(desk.url)
  profile = await makeProfile()
})
afterEach(async () => {
  await agent.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

function open(): Promise<OpenConsole> {
  const { path } = profile
  return openConsole({ profile: path, serviceUrl: line.url, token: desk.token, deskUrl: desk.url })
}
async function comeBack(): Promise<void> {
  line.mend()
  agent.running.retry()
  await agent.online()
}
const incomplete = () => connectionView(agent.session).incomplete

it('is told of a desk that was never synced, until all of it is here', async () => {
  line.cut()
  agent = await open()
  await agent.offline()
  expect(incomplete()).toBe('first-sync')
  await comeBack()
  expect(incomplete()).toBeUndefined()
})

it('is told of a copy that was damaged, over a restart, until all of it is here again', async () => {
  const ticket = await file(desk)
  agent = await open()
  await agent.online()
  await agent.pulled(ticket.id, 1)
  line.cut()
  await agent.close()
  const [folder = ''] = readdirSync(join(profile.path, 'people'))
  writeFileSync(join(profile.path, 'people', folder, 'cache.db'), 'no database')
  agent = await open()
  expect(incomplete()).toBe('after-damage')
  await agent.close()
  agent = await open()
  expect(incomplete()).toBe('after-damage')
  await comeBack()
  expect(incomplete()).toBeUndefined()
  await agent.close()
  agent = await open()
  expect(incomplete()).toBeUndefined()
})
