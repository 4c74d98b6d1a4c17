import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSearchHandlers, type SearchedSession } from '#main/ipc/core-search'
import { putDraft } from '#main/store/drafts'
import { openWork } from '#main/store/work'
import { draftSchema } from '#shared/ipc/drafts'
import { defaultQueueView, type QueueView } from '#shared/ipc/queue-view'
import { failed, success, type Result } from '#shared/ipc/result'
import { readSearchDesk, type SearchDesk } from '../../support/search-desk.ts'
import { personAt } from '../../support/session-parts.ts'

let desk: SearchDesk
let folder: string
let session: SearchedSession
let current: () => Result<SearchedSession>
beforeEach(() => {
  desk = readSearchDesk(300)
  folder = mkdtempSync(join(tmpdir(), 'core-search-'))
  const { writing } = openWork(join(folder, 'work.db'), 0)
  session = {
    person: personAt('http://desk.example'),
    cache: desk.cache,
    work: writing,
    now: () => 0,
    closed: false,
  }
  current = () => success(session)
})
afterEach(() => {
  session.work.close()
  desk.remove()
  rmSync(folder, { recursive: true })
})

const ask = (text: string, hitOrder: QueueView['hitOrder'] = 'recent') => ({
  view: { ...defaultQueueView, statuses: [], text, hitOrder },
  from: { kind: 'start' as const },
  limit: 50,
})

async function value<Value>(answer: Promise<Result<Value>> | Result<Value>): Promise<Value> {
  const result = await answer
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe('the search of a core', () => {
  it('ranks the best match in steps between which other calls are answered', async () => {
    const handlers = createSearchHandlers(() => current())
    const answered: string[] = []
    const best = value(handlers['queue.window'](ask('mail', 'relevance'))).then((window) => {
      answered.push('best')
      return window
    })
    const recent = await value(handlers['queue.window'](ask('mail')))
    answered.push('recent')
    const ids = (of: { rows: { id: string }[] }) => of.rows.map(({ id }) => id)
    const ranked = await best
    expect(answered).toEqual(['recent', 'best'])
    expect(ids(ranked)).not.toEqual(ids(recent))
    expect(ranked.total).toBe(recent.total)
  })

  it('leaves a ranking that is cancelled, superseded or locked out', async () => {
    const handlers = createSearchHandlers(() => current())
    const recent = await value(handlers['queue.window'](ask('mail')))
    const cancelled = value(handlers['queue.window'](ask('mail', 'relevance')))
    await value(handlers['search.cancel'](undefined))
    expect((await cancelled).rows).toEqual(recent.rows)
    const superseded = value(handlers['queue.window'](ask('mail', 'relevance')))
    const newer = value(handlers['queue.window'](ask('web', 'relevance')))
    expect((await superseded).rows).toEqual(recent.rows)
    expect((await newer).rows.length).toBeGreaterThan(0)
    const locked = handlers['queue.window'](ask('change', 'relevance'))
    current = () => failed('not-signed-in', 'Nobody is signed in.')
    expect(await locked).toMatchObject({ ok: false })
  })

  it('counts all hits, per urgency, and then knows their number in every window', async () => {
    const handlers = createSearchHandlers(() => current())
    const counts = await value(handlers['queue.counts'](ask('mail')))
    const sum = Object.values(counts.byUrgency).reduce((one, other) => one + other, 0)
    const window = await value(handlers['queue.window'](ask('mail')))
    expect(window).toMatchObject({ total: counts.total, search: { searched: 300, isTotalExact: true } })
    expect(sum).toBe(counts.total)
  })

  it('knows the person who searches, and what they have not sent', async () => {
    const handlers = createSearchHandlers(() => current())
    const [first] = (await value(handlers['queue.window'](ask('mail')))).rows
    putDraft(
      session.work,
      draftSchema.parse({ kind: 'message', ticketId: first?.id, mode: 'reply', text: 'Hel' }),
      1,
    )
    const drafted = await value(handlers['queue.window'](ask('has:draft')))
    expect(drafted.rows.map(({ id }) => id)).toEqual([first?.id])
    expect((await value(handlers['queue.window'](ask('is:mine')))).total).toBe(0)
    const suggested = await value(handlers['search.suggest']({ text: 'assignee:', caret: 9 }))
    expect(suggested[0]?.name).toBe('me')
  })
})
