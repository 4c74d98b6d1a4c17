import type { FastifyInstance, FastifyReply } from 'fastify'
import type { EngineClock } from '../engine-clock.ts'
import type { Database } from '../store/database.ts'
import { readPagerSign } from '../store/pager-sign.ts'
import { isDeviceLive } from '../store/devices.ts'

/** Milliseconds between two signs of life on a silent stream. */
const heartbeatEvery = 15_000

interface Stream {
  readonly deviceId: string
  readonly reply: FastifyReply
}

export interface EventStreams {
  /** Turns a reply into a stream of heads, the present one first. It ends with the caller, the service or the device. */
  open(reply: FastifyReply, deviceId: string): void
  /** Ends the streams of devices that may no longer listen. */
  endRevoked(): void
  /** How many listen. */
  count(): number
}

/**
 * Server-sent events (WHATWG HTML, 9.2): every new head at once, to everybody who listens. A revoked device's stream
 * ends with the revocation, or, where another process revoked it, at the next heartbeat.
 */
export function makeEventStreams(
  app: FastifyInstance,
  database: Database,
  engineClock: EngineClock,
  every = heartbeatEvery,
): EventStreams {
  const streams = new Set<Stream>()
  const leaveHead = database.onHead((seq) => sendToAll(headEvent(seq)))
  const heartbeat = setInterval(() => {
    sendToAll(': still here\n\n')
    endRevoked()
    void tellPager()
  }, every).unref()

  app.addHook('preClose', async () => {
    leaveHead()
    clearInterval(heartbeat)
    for (const { reply } of streams) reply.raw.end()
  })

  function sendToAll(text: string): void {
    // One that was ended is among them until it has closed; to write to it would end the service.
    for (const { reply } of streams) if (!reply.raw.writableEnded) reply.raw.write(text)
  }

  /** Consoles alarm their people where the pager is silent: it is told with each sign of life of the stream. */
  async function tellPager(): Promise<void> {
    if (streams.size === 0) return
    try {
      const sign = await database.read((reader) => readPagerSign(reader, engineClock.now()))
      sendToAll(`event: pager\ndata: ${JSON.stringify(sign)}\n\n`)
    } catch (error) {
      app.log.error({ err: error }, 'could not look how the pager is')
    }
  }

  function endRevoked(): void {
    for (const { deviceId, reply } of streams) {
      database
        .read((reader) => isDeviceLive(reader, deviceId))
        .then((live) => {
          if (!live) reply.raw.end()
        })
        .catch((error: unknown) =>
          app.log.error({ err: error }, 'could not look whether a device is revoked'),
        )
    }
  }

  function open(reply: FastifyReply, deviceId: string): void {
    const stream = { deviceId, reply }
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write(headEvent(database.head()))
    streams.add(stream)
    reply.raw.on('close', () => streams.delete(stream))
  }

  return { open, endRevoked, count: () => streams.size }
}

function headEvent(seq: number): string {
  return `event: head\ndata: {"seq":${seq}}\n\n`
}
