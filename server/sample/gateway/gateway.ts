import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import type { Settings } from '../../../shared/protocol/settings.ts'
import { httpGateway } from './http-gateway.ts'
import { openInbox, type TakenMessage } from './inbox.ts'
import { smtpGateway } from './smtp-gateway.ts'
import { snppGateway } from './snpp-gateway.ts'

/** Where its parts listen, all on 127.0.0.1. */
export interface GatewayPorts {
  readonly snpp: number
  readonly smtp: number
  readonly http: number
}

export interface Gateway {
  readonly ports: GatewayPorts
  /** Of its page: `http://127.0.0.1:8431`, without a slash at its end. */
  readonly url: string
  /** What it took, the newest first. */
  messages(): readonly TakenMessage[]
  stop(): Promise<void>
}

const loopback = '127.0.0.1'

/**
 * Starts the pager of a sample desk. Each part listens where it did before (`former`), so that a page that is open in a
 * browser goes on; at a free port where that one is taken, or there was none.
 */
export async function startGateway(
  settings: Settings,
  former: GatewayPorts | null,
  clock: () => Date,
): Promise<Gateway> {
  const inbox = openInbox(clock)
  const lines = new Set<Socket>()
  const snpp = snppGateway(inbox, lines)
  const mail = smtpGateway(inbox)
  const http = httpGateway(inbox, settings)
  const parts = { snpp, smtp: mail.server, http }
  const ports = {
    snpp: await listen(parts.snpp, former?.snpp ?? 0),
    smtp: await listen(parts.smtp, former?.smtp ?? 0),
    http: await listen(parts.http, former?.http ?? 0),
  }
  return {
    ports,
    url: `http://${loopback}:${ports.http}`,
    messages: () => inbox.list(),
    async stop() {
      for (const line of lines) line.destroy()
      http.closeAllConnections()
      await Promise.all([
        closed(snpp),
        closed(http),
        new Promise<void>((resolve) => mail.close(() => resolve())),
      ])
    },
  }
}

/** Answers the port. Throws where not even a free one can be had. */
async function listen(server: Server, port: number): Promise<number> {
  // The desk is what the process runs for: a pager alone does not keep it.
  server.listen(port, loopback).unref()
  try {
    await once(server, 'listening')
  } catch (thrown) {
    if (port === 0) throw thrown
    return listen(server, 0)
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The sample pager has no port.')
  return address.port
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
