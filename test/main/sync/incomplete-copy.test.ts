import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectionView } from '#main/sync/session'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import type { OpenConsole } from '../../support/open-console.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let agent: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

const incomplete = () => connectionView(agent.session).incomplete

it('is told of a desk that was never synced, until all of it is here', async () => {
  workstation.line.cut()
  agent = await workstation.open()
  await agent.offline()
  expect(incomplete()).toBe('first-sync')
  await workstation.comeBack()
  expect(incomplete()).toBeUndefined()
})

it('is told of a copy that was damaged, over a restart, until all of it is here again', async () => {
  const ticket = await file(desk)
  agent = await workstation.open()
  await agent.online()
  await agent.pulled(ticket.id, 1)
  workstation.line.cut()
  await agent.close()
  const [folder = ''] = readdirSync(join(workstation.profile, 'people'))
  writeFileSync(join(workstation.profile, 'people', folder, 'cache.db'), 'no database')
  agent = await workstation.open()
  expect(incomplete()).toBe('after-damage')
  await agent.close()
  agent = await workstation.open()
  expect(incomplete()).toBe('after-damage')
  await workstation.comeBack()
  expect(incomplete()).toBeUndefined()
  await agent.close()
  agent = await workstation.open()
  expect(incomplete()).toBeUndefined()
})
