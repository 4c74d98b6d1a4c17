import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '#shared/protocol/page'
import { pageListSchema } from '#shared/protocol/page'
import type { Responder } from '#shared/protocol/responder'
import { defaultRota, type Rota } from '#shared/protocol/rota'
import { defaultPagingRules, defaultThresholds, type PagingRules } from '#shared/protocol/settings'
import { openDatabase } from '#server/store/database'
import { recordChange } from '#server/store/feed'
import { defaultSettings, ensureSettings } from '#server/store/settings'
import { callApi } from '../../support/desk.ts'
import { putResponders } from '../../support/responders.ts'

/** What a desk goes by whose pager is tried. */
export interface PagedDeskGiven {
  readonly people: readonly Responder[]
  readonly escalation?: Rota['escalation']
  readonly paging?: Partial<PagingRules>
}

/** The data folder of a desk that can page people, before its service is started for the first time. */
export interface PagedDesk {
  readonly dataDir: string
  remove(): Promise<void>
}

/** Of no desk do so many groups report within a quarter of an hour: each ticket pages by itself. */
const noOutage = { groups: 100, minutes: 1 }

export async function makePagedDesk({
  people,
  escalation = [],
  paging = {},
}: PagedDeskGiven): Promise<PagedDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-paged-'))
  const database = await openDatabase(dataDir)
  const settings = {
    ...defaultSettings,
    thresholds: { ...defaultThresholds, outage: noOutage },
    paging: { ...defaultPagingRules, ...paging },
  }
  await database.write((tx) => ensureSettings(tx, settings, new Date()))
  await putResponders(database, people, new Date())
  const doc = JSON.stringify({ ...defaultRota, escalation, version: 1 })
  await database.write(async (tx) => {
    await tx.insertInto('rota').values({ id: 'rota', version: 1, doc }).execute()
    await recordChange(tx, { kind: 'rota', id: 'rota', op: 'put', version: 1, now: new Date() })
  })
  await database.close()
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

/** Every page of a desk, the newest first. */
export async function readPages({ url, token }: { url: string; token: string }): Promise<Page[]> {
  const pages: Page[] = []
  for (let after: string | null = ''; after !== null;) {
    const from = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const reply = await callApi(url, token, 'GET', `/v1/pages?limit=200${from}`)
    const list = pageListSchema.parse(reply.body)
    pages.push(...list.items)
    after = list.after
  }
  return pages
}
