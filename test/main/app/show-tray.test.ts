import '../../support/electron-hook.ts'
import * as electron from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { showTray } from '#main/app/show-tray'
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
  const leave = showTray(desk, '/icon.png', () => (shows += 1))
  const tell = (name: 'alarms' | 'session' | 'unread', event: unknown) =>
    desk.tell({ kind: 'event', name, event })
  return { desk, leave, tell, shows: () => shows }
}
const state = () => [done.badge, done.trays[0]?.tip]

it('counts what is unread, on the icon, by a dot and in words, and the pages that nobody has in words', () => {
  const { tell } = shown()
  expect(state()).toEqual([0, 'iMagine Desk'])
  tell('alarms', { pagerSilent: null, troubled: [], unheld: 2 })
  expect(state()).toEqual([0, 'iMagine Desk: 2 pages that nobody has'])
  const plain = done.trays[0]?.image
  tell('unread', { unread: 3 })
  expect(done.trays[0]?.image).not.toBe(plain)
  tell('alarms', { unheld: 1 })
  expect(state()).toEqual([3, 'iMagine Desk: 3 unread, 1 page that nobody has'])
  tell('unread', { unread: 0 })
  expect([...state(), done.trays[0]?.image === plain]).toEqual([
    0,
    'iMagine Desk: 1 page that nobody has',
    true,
  ])
  tell('unread', { unread: -3 })
  tell('alarms', { unheld: -3 })
  expect(state()).toEqual([0, 'iMagine Desk: 1 page that nobody has'])
})

it('counts nothing of a desk that was left', () => {
  const { tell } = shown()
  tell('alarms', { unheld: 2 })
  tell('unread', { unread: 2 })
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
  tell('unread', { unread: 4 })
  expect(done.badge).toBe(4)
})
