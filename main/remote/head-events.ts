import { createParser } from 'eventsource-parser'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { headSchema } from '../../shared/protocol/changes.ts'
import { pagerSignSchema, type PagerSign } from '../../shared/protocol/pager-sign.ts'
import { headerText, transportFailure, type Http } from './http.ts'
import { parseChanges, type ChangesPage } from './parse-changes.ts'
import { parseRetryAfter } from './retry-after.ts'

/** The service sends a heartbeat every 15 s: nothing at all for this long, in ms, means that the line is dead. */
const longestSilence = 40_000
const longestEvent = 64 * 1024

/** A page of the feed that nobody asked for. It is what a question with the cursor `after` would have been answered. */
export interface ToldPage {
  after: string
  page: ChangesPage
}

export interface Heard {
  /** The service has accepted. */
  open(): void
  /** The newest sequence number, and what led to it, where that came along. */
  head(seq: number, told: ToldPage | null): void
  /** How its pager is; a desk without one never says so. */
  pager?(sign: PagerSign): void
}

/**
 * Listens to the service's heads until the line ends; then says why. Ends with success only when `signal` asked for it.
 */
export async function listenToHeads(http: Http, on: Heard, signal: AbortSignal): Promise<Result<null>> {
  const silence = new AbortController()
  const watchdog = setTimeout(() => silence.abort(), longestSilence)
  try {
    const answer = await http.axios.request<AsyncIterable<Uint8Array>>({
      method: 'GET',
      url: '/v1/events?changes=true',
      headers: { Accept: 'text/event-stream', 'Accept-Encoding': 'identity' },
      responseType: 'stream',
      timeout: 0,
      signal: AbortSignal.any([signal, silence.signal]),
    })
    const isStream = /^text\/event-stream\b/i.test(headerText(answer.headers['content-type']) ?? '')
    if (answer.status !== 200 || !isStream) {
      silence.abort()
      const retryAfterMs = parseRetryAfter(headerText(answer.headers['retry-after']), Date.now())
      const pause = retryAfterMs === undefined ? {} : { retryAfterMs }
      return failed('unavailable', 'The desk tells no news at the moment.', pause)
    }
    on.open()
    const decoder = new TextDecoder()
    const parser = createParser({ onEvent: (event) => tell(event, on), maxBufferSize: longestEvent })
    for await (const bytes of answer.data) {
      watchdog.refresh()
      parser.feed(decoder.decode(bytes, { stream: true }))
    }
    return failed('service-unreachable', 'The desk ended the line.')
  } catch (thrown) {
    if (signal.aborted) return success(null)
    return silence.signal.aborted
      ? failed('service-timeout', 'The desk fell silent.')
      : transportFailure(thrown)
  } finally {
    clearTimeout(watchdog)
  }
}

function tell({ event, data }: { event?: string | undefined; data: string }, on: Heard): void {
  if (event === 'head') {
    const head = readHead(parsedJson(data))
    if (head !== null) on.head(head.seq, head.told)
  } else if (event === 'pager') {
    const sign = pagerSignSchema.safeParse(parsedJson(data))
    if (sign.success) on.pager?.(sign.data)
  }
}

/** Null for what is no head. A page that cannot be believed is none: the question that follows will tell. */
export function readHead(data: unknown): { seq: number; told: ToldPage | null } | null {
  const head = headSchema.safeParse(data)
  if (!head.success) return null
  const { seq, after, page } = head.data
  if (after === undefined) return { seq, told: null }
  const parsed = parseChanges(page)
  return { seq, told: parsed.ok ? { after, page: parsed.value } : null }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
