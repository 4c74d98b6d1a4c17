import { afterAll, beforeAll, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { ticketListSchema } from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
  for (let index = 0; index < 5; index += 1)
    await file(desk, {
      subject: `Printer ${index}`,
      groupName: index % 2 ? 'Odd' : 'Even',
      urgency: 'question',
    })
  await file(desk, { subject: 'Fire', urgency: 'mission-critical' })
})
afterAll(() => desk.close())
const list = async (query: string) =>
  ticketListSchema.parse((await desk.api('GET', `/v1/tickets?${query}`)).body)

it('puts the newest change first and pages by key', async () => {
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page = await list(`limit=2${after && `&after=${after}`}`)
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map((ticket) => ticket.subject))
    after = page.after
  }
  expect(seen).toEqual(['Fire', 'Printer 4', 'Printer 3', 'Printer 2', 'Printer 1', 'Printer 0'])
})

it.each([
  ['urgency=mission-critical', 1],
  ['urgency=question,mission-critical', 6],
  ['urgency=question&urgency=mission-critical', 6],
  ['status=closed', 0],
  ['assignee=none', 6],
  ['assignee=somebody', 0],
  ['q=PRINTER', 5],
  ['q=printer+3', 1],
  ['q=hopper+fire', 1],
  ['q=%25', 6],
  ['q=PRINT', 5],
  ['q=inter', 0],
  ['q=h&status=new', 6],
  ['q=prïnter&urgency=mission-critical', 0],
  ['q=grace%40example.com', 6],
  ['q=%22+OR+*', 0],
  ['q=%231000', 1],
])('filters by %s', async (query, count) => {
  expect((await list(query)).items).toHaveLength(count)
})

it('filters by group', async () => {
  const [odd] = (await list('q=odd')).items
  expect((await list(`group=${odd?.groupId}`)).items).toHaveLength(2)
})

it.each(['limit=0', 'limit=201', 'limit=x', 'after=nonsense', 'urgency=panic', 'status=lost', 'sort=age'])(
  'refuses %s',
  async (query) => {
    expect(problemSchema.parse((await desk.api('GET', `/v1/tickets?${query}`)).body).code).toBe(
      'invalid-request',
    )
  },
)
