import { success, type Result } from '../../shared/ipc/result.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { historySchema, type History } from '../../shared/protocol/history.ts'
import { believe } from './believe.ts'
import type { Http } from './http.ts'

/** Pages of 200 each; a ticket of which more was done shows the newest. */
const mostPages = 10

/** What was done with a ticket, as the desk tells it, the newest first. */
export async function askTicketHistory(ask: Http['ask'], id: TicketId): Promise<Result<History>> {
  const items: History['items'] = []
  let after: string | null = null
  for (let page = 1; ; page += 1) {
    const from: string = after === null ? '' : `&after=${encodeURIComponent(after)}`
    const path = `/v1/tickets/${encodeURIComponent(id)}/history?limit=200${from}`
    const told: Result<History> = believe(await ask({ method: 'GET', path }), historySchema)
    if (!told.ok) return told
    items.push(...told.value.items)
    ;({ after } = told.value)
    if (after === null || page === mostPages) return success({ ...told.value, items })
  }
}
