import '../../support/electron-hook.ts'
import * as electron from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { showUnheld } from '#main/app/show-unheld'
import type * as Double from '../../support/electron-double.ts'
import { createStillDesk } from '../../support/still-desk.ts'

const { done } = electron as unknown as typeof Double
beforeEach(() => {
  done.trays.length = 0
  done.badge = 7
  done.hasTray = true
})

function shown() {
  const desk = createStillDesk()
  let shows = 0
  const leave = showUnheld(desk, '/icon.png', () => (shows += 1))
  const tell = (name: 'alarms' | 'session', event: unknown) => desk.tell({ kind: 'event', name, event })
  return { desk, leave, tell, shows: () => shows }
}
const state = () => [done.badge, done.trays[0]?.tip]

it('counts the pages that nobody has, in the tray and on the icon', () => {
  const { tell } = shown()
  expect(state()).toEqual([0, 'iMagine Desk'])
  tell('alarms', { pagerSilent: null, troubled: [], unheld: 2 })
  expect(state()).toEqual([2, 'iMagine Desk: 2 pages that nobody has'])
  tell('alarms', { unheld: 1 })
  expect(state()).toEqual([1, 'iMagine Desk: 1 page that nobody has'])
  tell('alarms', { unheld: -3 })
  expect(state()[0]).toBe(1)
})

it('counts nothing of a desk that was left', () => {
  const { tell } = shown()
  tell('alarms', { unheld: 2 })
  tell('session', { kind: 'signed-out', lastServiceUrl: null })
  expect(state()).toEqual([0, 'iMagine Desk'])
})

it('brings the window to the front at a press, and goes when it is left', () => {
  const { desk, leave, shows } = shown()
  done.trays[0]?.emit('click')
  expect(shows()).toBe(1)
  leave()
  expect([done.trays[0]?.isGone, desk.listeners()]).toEqual([true, 0])
})

it('goes without a tray where the system has none', () => {
  done.hasTray = false
  const { tell } = shown()
  tell('alarms', { unheld: 4 })
  expect(done.badge).toBe(4)
})
