import { afterAll, beforeAll, expect, it } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { openDatabase, type Database } from '#server/store/database'
import { createDevice, findByToken, revokeDevice } from '#server/store/devices'
import { makeTokenHolders } from '#server/store/token-holders'
import { startDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
/** Of another process, as far as the first one can tell. */
let other: Database
beforeAll(async () => {
  desk = await startDesk()
  other = await openDatabase(desk.dataDir)
})
afterAll(async () => {
  await other.close()
  await desk.close()
})

const me = async (token: string) => desk.api('GET', '/v1/me', { token })
const newDevice = async () => {
  const { id } = meSchema.parse((await me(desk.token)).body)
  return desk.database.write((tx) => createDevice(tx, id, 'Laptop', new Date()))
}

it.each([
  ['this service', () => desk.database],
  ['another process', () => other],
])('lets nobody in with a token that was revoked by %s since it was last used', async (_, revoking) => {
  const { device, token } = await newDevice()
  expect((await me(token)).status).toBe(200)
  expect((await me(token)).status).toBe(200)
  await revoking().write((tx) => revokeDevice(tx, device.id, new Date()))
  expect((await me(token)).status).toBe(401)
  expect((await me(desk.token)).status).toBe(200)
})

it('does not remember what was revoked while it was being looked for', async () => {
  const { device, token } = await newDevice()
  let meanwhile = async () => {}
  const holderOf = makeTokenHolders({
    ...desk.database,
    read: async (work) => {
      const found = await desk.database.read(work)
      await meanwhile()
      return found
    },
  })
  meanwhile = async () => {
    meanwhile = async () => {}
    await other.write((tx) => revokeDevice(tx, device.id, new Date()))
    expect(await holderOf(token)).toBeNull()
  }
  await holderOf(token)
  expect(await holderOf(token)).toBeNull()
})

it('asks the database once for a token while nothing is committed, and each time for an unknown one', async () => {
  let reads = 0
  const holderOf = makeTokenHolders({
    ...desk.database,
    read: (work) => {
      reads += 1
      return desk.database.read(work)
    },
  })
  const { token } = await newDevice()
  const holder = await holderOf(token)
  expect(holder).not.toBeNull()
  expect(holder).toEqual(await desk.database.read((reader) => findByToken(reader, token)))
  expect(await holderOf(token)).toEqual(holder)
  expect(reads).toBe(1)
  expect([await holderOf('unknown'), await holderOf('unknown')]).toEqual([null, null])
  expect(reads).toBe(3)
})
