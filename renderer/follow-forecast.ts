import type { Topic } from '../shared/ipc/events.ts'
import type { FollowForecast } from './ui/wake-forecast.ts'
import { bridge } from './bridge.ts'

/** Who is on duty changes with the clock as well: asked again after so long, in ms. */
const againAfter = 15_000
/** What decides whom something wakes. */
const deciding: ReadonlySet<Topic> = new Set([
  'responders', 'pages', 'groups', 'blocklist', 'provider', 'tickets',
]) // prettier-ignore

/** Whom something would wake, from the back, for as long as somebody looks at it. */
export const followForecast: FollowForecast = (question, told) => {
  let isFollowed = true
  const ask = async () => {
    const answer = await bridge.call('pages.forecast', question)
    if (isFollowed) told(answer.ok ? answer.value : null)
  }
  void ask()
  const timer = setInterval(() => void ask(), againAfter)
  const leave = bridge.on('changed', ({ topics }) => {
    if (topics.some((topic) => deciding.has(topic))) void ask()
  })
  return () => {
    isFollowed = false
    clearInterval(timer)
    leave()
  }
}
