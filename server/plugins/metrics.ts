import type { FastifyInstance } from 'fastify'

/** Requests answered since the start, by method and status. */
export type RequestCounts = ReadonlyMap<string, number>

/** Counts every answer. Register before the routes. */
export function countRequests(app: FastifyInstance): RequestCounts {
  const counts = new Map<string, number>()
  app.addHook('onResponse', async (request, reply) => {
    const labels = `method="${request.method}",status="${reply.statusCode}"`
    counts.set(labels, (counts.get(labels) ?? 0) + 1)
  })
  return counts
}

export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly values: Iterable<readonly [labels: string, value: number]>
}

/** Prometheus text format 0.0.4. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, help, type, values }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...[...values].map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('')
}
