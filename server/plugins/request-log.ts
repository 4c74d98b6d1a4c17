import type { FastifyRequest } from 'fastify'
import type { LogLevel } from '../options.ts'

/** Where log lines go: standard error, or a test's ear. */
export interface LogSink {
  write(line: string): void
}

/**
 * The path of a request without what must not be in a log: a receipt, an invitation or a page's signature opens
 * something, and a query may hold a person's name.
 */
export function loggablePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path
    .replace(/^\/+((?:t|i|p)(?=\/|%2f))(?:\/|%2f)+[^/]*/i, '/$1/[redacted]')
    .replace(/[^\x20-\x7e]/g, '?')
}

/** JSON lines with method, path, address and status; headers and bodies are never written. */
export function requestLog(level: LogLevel, stream: LogSink = process.stderr) {
  if (level === 'silent') return false
  return {
    level,
    stream,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        path: loggablePath(request.url),
        from: request.ip,
      }),
      res: (reply: { statusCode?: number }) => ({ statusCode: reply.statusCode ?? 0 }),
    },
  }
}
