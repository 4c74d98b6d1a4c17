import type { FastifyInstance } from 'fastify'
import { statuses } from '../../shared/rules/status.ts'
import type { DeskContext } from '../context.ts'
import { metricsText } from '../plugins/metrics.ts'
import { pagingMetrics } from '../plugins/paging-metrics.ts'
import { countTicketsByStatus } from '../store/counts.ts'
import { readPagerSign } from '../store/pager-sign.ts'
import { countDeliveriesByState, countPagesByState } from '../store/paging-counts.ts'

export async function metricsRoutes(app: FastifyInstance, context: DeskContext): Promise<void> {
  const { database, engineClock, requestCounts, streams } = context

  app.get(
    '/metrics',
    { schema: { summary: 'Figures for Prometheus', tags: ['service'] }, logLevel: 'warn' },
    async (_request, reply) => {
      const found = await database.read(async (reader) => ({
        tickets: await countTicketsByStatus(reader),
        deliveries: await countDeliveriesByState(reader),
        pages: await countPagesByState(reader),
        pager: await readPagerSign(reader, engineClock.now()),
      }))
      const counts = new Map(found.tickets.map(({ status, count }) => [status, count]))
      const tickets = statuses.map((status) => [`status="${status}"`, counts.get(status) ?? 0] as const)
      reply.type('text/plain; version=0.0.4; charset=utf-8')
      return metricsText([
        { name: 'desk_tickets', help: 'Tickets by status.', type: 'gauge', values: tickets },
        ...pagingMetrics(found),
        {
          name: 'desk_feed_head',
          help: 'Newest seq of the feed.',
          type: 'counter',
          values: [['', database.head()]],
        },
        {
          name: 'desk_event_streams',
          help: 'Consoles that listen.',
          type: 'gauge',
          values: [['', streams.count()]],
        },
        {
          name: 'desk_http_requests_total',
          help: 'Requests answered.',
          type: 'counter',
          values: requestCounts,
        },
        {
          name: 'process_resident_memory_bytes',
          help: 'Resident memory.',
          type: 'gauge',
          values: [['', process.memoryUsage.rss()]],
        },
        {
          name: 'process_uptime_seconds',
          help: 'Seconds since the start.',
          type: 'gauge',
          values: [['', Math.round(process.uptime())]],
        },
      ])
    },
  )
}
