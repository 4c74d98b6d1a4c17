import { pageListSchema, type Page } from '#shared/protocol/page'
import { startPager, type Pager } from '#server/paging/pager'
import { sendByMethod, type Send } from '#server/paging/send-by-method'
import { startDesk, type Desk, type DeskSettings } from './desk.ts'
import { startHttpGateway, type HttpGateway } from './http-gateway.ts'
import { putResponders, responder, webhookTo } from './responders.ts'
import { until } from './until.ts'

/** A desk with Ann (`a1`, `a2`) and Bob (`b1`), a gateway for all three ways, and time that passes when it is told to. */
export interface PagerDesk {
  readonly desk: Desk
  readonly gateway: HttpGateway
  /** What a test answers in the gateway's place; null: never. */
  answer(status: (path: string) => number | null): void
  /** Another pager on the same desk; `send` instead of the real one. */
  start(send?: Send): Pager
  /** Moves the clock on the wall and the pager's own time, in ms; pagers look again. */
  pass(ms: { readonly wall: number; readonly engine: number }): void
  pages(): Promise<Page[]>
  /** The one page, once it is so. */
  thePage(is: (page: Page) => boolean): Promise<Page>
  /** The paths that were asked of the gateway, in their order. */
  paths(): string[]
  /** What was said on a path, the first time first. */
  said(path: string): string[]
}

export async function startPagerDesk(settings: DeskSettings = {}): Promise<PagerDesk> {
  let wall = Date.parse('2026-11-28T03:00:00.000Z')
  let engine = wall
  let statusOf: (path: string) => number | null = () => 200
  const clock = () => new Date(wall)
  const engineClock = { now: () => engine }
  const gateway = await startHttpGateway((path) => statusOf(path))
  const desk = await startDesk({ ...settings, clock, engineClock })
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
  const way = (id: string) => ({ id, settings: webhookTo(`${gateway.url}/${id}`) })
  await putResponders(desk.database, [responder('Ann', [way('a1'), way('a2')]), responder('Bob', [way('b1')])], clock()) // prettier-ignore
  const pagers: Pager[] = []
  const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
  return {
    desk,
    gateway,
    answer: (status) => void (statusOf = status),
    start(send = sendByMethod(null, clock)) {
      const { database, vault } = desk
      const linkOf = () => 'https://desk.example.com/p/1'
      const pager = startPager({ database, clock, engineClock, vault, send, linkOf, log: desk.app.log })
      pagers.push(pager)
      return pager
    },
    pass(ms) {
      wall += ms.wall
      engine += ms.engine
      for (const pager of pagers) pager.wake()
    },
    pages,
    async thePage(is) {
      let found: Page | undefined
      await until('the page to come that far', async () => {
        ;[found] = await pages()
        return found !== undefined && is(found)
      })
      if (found === undefined) throw new Error('There is no page.')
      return found
    },
    paths: () => gateway.taken.map(({ path }) => path),
    said: (path) => gateway.taken.flatMap((one) => (one.path === path ? [textOf(one.body)] : [])),
  }
}

function textOf(body: string): string {
  const said: unknown = JSON.parse(body)
  return typeof said === 'object' && said !== null && 'text' in said ? String(said.text) : ''
}
