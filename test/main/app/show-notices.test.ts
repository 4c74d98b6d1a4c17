import '../../support/electron-hook.ts'
import * as electron from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { showNotices } from '#main/app/show-notices'
import type { Notice } from '#shared/ipc/notices'
import { defaultPreferences } from '#shared/ipc/preferences'
import { ticketIdSchema, type TicketId } from '#shared/protocol/common'
import type * as Double from '../../support/electron-double.ts'
import { createStillDesk } from '../../support/still-desk.ts'

const { done } = electron as unknown as typeof Double
const notice: Notice = {
  key: 'ticket:a',
  kind: 'normal',
  about: 'critical',
  count: 1,
  title: 'Mission critical: #5123',
  body: 'Acme: <b>Mail</b> is down',
  ticketId: ticketIdSchema.parse('a'),
}
beforeEach(() => void (done.notifications.length = 0))

function shown(preferences = defaultPreferences) {
  const desk = { ...createStillDesk(), preferences: () => preferences }
  const opened: (TicketId | null)[] = []
  const leave = showNotices(desk, (ticketId) => void opened.push(ticketId))
  const tell = (event: unknown) => desk.tell({ kind: 'event', name: 'notices', event })
  return { desk, opened, leave, tell }
}
const options = () => done.notifications.map((one) => one.options)

it('shows what is ordinary as the system likes, and never as markup', () => {
  const { tell } = shown()
  tell([notice])
  expect(options()).toEqual([
    {
      title: 'Mission critical: #5123',
      body: 'Acme: ‹b›Mail‹/b› is down',
      silent: false,
      urgency: 'normal',
      timeoutType: 'default',
    },
  ])
  expect(done.notifications[0]?.isShown).toBe(true)
})

it('insists on a page to this person, whose tone the window sounds', () => {
  const { tell } = shown()
  tell([{ ...notice, kind: 'to-me' }])
  expect(options()).toMatchObject([{ silent: true, urgency: 'critical', timeoutType: 'never' }])
})

it('opens the ticket at a press', () => {
  const { tell, opened } = shown()
  tell([notice, { ...notice, key: 'many', ticketId: null }])
  for (const one of done.notifications) one.emit('click')
  expect(opened).toEqual(['a', null])
})

it('is silent where the sound is off, and shows nothing that makes no sense', () => {
  const { tell } = shown({ ...defaultPreferences, alarmSound: false })
  tell('nonsense')
  tell([{ ...notice, kind: 'loudest' }])
  expect(options()).toEqual([])
  tell([notice])
  expect(options()).toMatchObject([{ silent: true }])
})

it('hears nothing any more once it is left', () => {
  const { desk, leave, tell } = shown()
  leave()
  tell([notice])
  expect([options().length, desk.listeners()]).toEqual([0, 0])
})
