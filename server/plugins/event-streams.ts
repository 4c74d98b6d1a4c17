import type { FastifyInstance, FastifyReply } from 'fastify'
import type { EngineClock } from '../engine-clock.ts'
import type { Database } from '../store/database.ts'
import { readPagerSign } from '../store/pager-sign.ts'
import { isDeviceLive } from '../store/devices.ts'
import { followNews, type ToldNews } from './follow-news.ts'

/** Milliseconds between two signs of life on a silent stream. */
const heartbeatEvery = 15_000

interface Stream {
  readonly deviceId: string
  readonly reply: FastifyReply
  readonly wantsChanges: boolean
}

export interface EventStreams {
  /**
   * Turns a reply into a stream of heads, the present one first; each with the changes that led to it, where the caller
   * wants them. It ends with the caller, the service or the device.
   */
  open(reply: FastifyReply, deviceId: string, wantsChanges: boolean): void
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
  const news = followNews(database, tellChanges, (error) =>
    app.log.error({ err: error }, 'could not look what is new'),
  )
  const leaveHead = database.onHead((seq) => {
    sendToEach(({ wantsChanges }) => (wantsChanges ? null : headEvent(seq)))
    if ([...streams].some(({ wantsChanges }) => wantsChanges)) news.look()
    else news.rest()
  })
  const heartbeat = setInterval(() => {
    sendToEach(() => ': still here\n\n')
    endRevoked()
    void tellPager()
  }, every).unref()

  app.addHook('preClose', async () => {
    leaveHead()
    news.stop()
    clearInterval(heartbeat)
    for (const { reply } of streams) reply.raw.end()
  })

  function sendToEach(textFor: (stream: Stream) => string | null): void {
    for (const stream of streams) {
      const text = textFor(stream)
      // One that was ended is among them until it has closed; to write to it would end the service.
      if (text !== null && !stream.reply.raw.writableEnded) stream.reply.raw.write(text)
    }
  }

  /** Who does not keep up is told the head alone: what they have not taken yet must not pile up here. */
  function tellChanges(told: ToldNews): void {
    const [whole, alone] = [newsEvent(told), headEvent(told.seq)]
    sendToEach(({ wantsChanges, reply }) => {
      if (!wantsChanges) return null
      return reply.raw.writableNeedDrain ? alone : whole
    })
  }

  /** Consoles alarm their people where the pager is silent: it is told with each sign of life of the stream. */
  async function tellPager(): Promise<void> {
    if (streams.size === 0) return
    try {
      const sign = await database.read((reader) => readPagerSign(reader, engineClock.now()))
      const text = `event: pager\ndata: ${JSON.stringify(sign)}\n\n`
      sendToEach(() => text)
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

  function open(reply: FastifyReply, deviceId: string, wantsChanges: boolean): void {
    const stream = { deviceId, reply, wantsChanges }
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

function newsEvent({ seq, changes }: ToldNews): string {
  if (changes === null) return headEvent(seq)
  return `event: head\ndata: {"seq":${seq},"after":"${changes.after}","page":${changes.page}}\n\n`
}
