import { z } from 'zod'
import { openHttp } from '#main/remote/http'
import { parseChanges } from '#main/remote/parse-changes'
import { realTimers } from '#main/sync/timers'
import { timed, type Side } from './measure.ts'

/** As the console asks for it (`main/sync/pull.ts`). */
const pageSize = 1000
const endSchema = z.object({ cursor: z.string(), more: z.boolean() })

/** What a first sync cannot be quicker than: every page asked for while the one before is read and checked, and nothing kept. */
export function feedAloneSide(service: { url: string; token: string }, tickets: number): Side {
  return {
    name: `the feed of ${tickets} alone: read and checked, nothing kept`,
    keeps: '',
    sample: () => timed(() => readFeed(service)),
  }
}

async function readFeed({ url, token }: { url: string; token: string }): Promise<void> {
  const http = openHttp(url, token, '0.0.0')
  const ask = (query: string) => http.ask({ method: 'GET', path: `/v1/changes?limit=${pageSize}${query}` })
  for (let asked = ask(''), more = true; more;) {
    const answer = await asked
    if (!answer.ok) throw new Error(answer.failure.message)
    const end = endSchema.parse(answer.value.value)
    more = end.more
    if (more) asked = ask(`&cursor=${encodeURIComponent(end.cursor)}`)
    // A request leaves only when this thread has a moment.
    await realTimers.nextTurn()
    const page = parseChanges(answer.value.value)
    if (!page.ok) throw new Error(page.failure.message)
  }
  http.close()
}
