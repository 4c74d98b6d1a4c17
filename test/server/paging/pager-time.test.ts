import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '#shared/protocol/page'
import type { Pager } from '#server/paging/pager'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { file } from '../../support/filed.ts'
import { startPagerDesk, type PagerDesk } from '../../support/pager-desk.ts'
import { until } from '../../support/until.ts'

const minute = 60_000
const day = 24 * 60 * minute
let rig: PagerDesk
let pager: Pager
beforeEach(async () => {
  rig = await startPagerDesk()
  pager = rig.start()
  await file(rig.desk, { groupName: 'Acme', urgency: 'mission-critical' })
  await rig.thePage(isSettled)
})
afterEach(async () => {
  await rig.gateway.stop()
  await pager.drain()
  await closeSoundDesk(rig.desk)
})

const isSettled = ({ deliveries }: Page) =>
  deliveries.length > 0 && deliveries.every(({ state }) => state !== 'queued')

describe('a clock that is set', () => {
  it.each([10 * 365 * day, 6 * minute])('%i ms ahead hurries nobody', async (ms) => {
    rig.pass({ wall: ms, engine: 1000 })
    await pager.drain()
    expect(rig.paths().toSorted()).toEqual(['/a1', '/b1'])
  })

  it('back a day delays nobody', async () => {
    rig.pass({ wall: -day, engine: minute })
    await rig.thePage((page) => page.deliveries.length === 3 && isSettled(page))
    rig.pass({ wall: -day, engine: 4 * minute })
    await rig.thePage((page) => page.round === 2 && isSettled(page))
    expect(rig.paths().toSorted()).toEqual(['/a1', '/a1', '/a2', '/b1', '/b1'])
  })

  it('ahead lets nobody take what another one is handing over', async () => {
    rig.answer(() => null)
    rig.pass({ wall: 0, engine: 5 * minute })
    await rig.thePage(({ round }) => round === 2)
    const other = rig.start()
    rig.pass({ wall: day, engine: 1000 })
    await other.drain()
    await until('the gateway to have the second round', () => rig.paths().length === 4)
    expect(rig.paths().toSorted()).toEqual(['/a1', '/a1', '/b1', '/b1'])
  })
})
