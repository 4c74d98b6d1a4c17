import { expect, it, onTestFinished } from 'vitest'
import { openRemote } from '#main/remote/remote'
import { readFeedPosition } from '#main/store/feed-position'
import { openSession } from '#main/sync/open-session'
import { personOf, testService } from '#main/sync/sign-in'
import { realTimers } from '#main/sync/timers'
import { fillSample } from '#server/sample/fill-sample'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk } from '../../support/desk.ts'
import { noEvents } from '../../support/no-events.ts'
import { until } from '../../support/until.ts'

it('lets the question for the next page leave before it writes the present one', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  // Some 2,800 changes: three pages.
  await fillSample(desk.database, { tickets: 400, seed: 1 }, new Date('2026-11-23T10:00:00.000Z'))
  const profile = await makeProfile()
  onTestFinished(() => profile.remove())
  const tested = await testService(desk.url, desk.token, '0.0.0')
  if (!tested.ok) throw new Error(tested.failure.message)

  let asked = 0
  const turns: { asked: number; cursor: string | null }[] = []
  const opened = openSession({
    profile: profile.path,
    token: desk.token,
    person: personOf(tested.value.me, tested.value.serviceUrl),
    deskKey: desk.url,
    version: '0.0.0',
    now: Date.now,
    random: () => 0.5,
    events: noEvents,
    timers: {
      ...realTimers,
      nextTurn() {
        turns.push({ asked, cursor: readFeedPosition(session.cache.read).cursor })
        return realTimers.nextTurn()
      },
    },
    connect: (...line) => {
      const remote = openRemote(...line)
      return {
        ...remote,
        changes: (...which) => {
          asked += 1
          return remote.changes(...which)
        },
      }
    },
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  const { session } = opened.value
  onTestFinished(() => opened.value.close())
  await until('the console to be online', () => session.connection.kind === 'online')
  expect(turns).toContainEqual({ asked: 2, cursor: null })
})
