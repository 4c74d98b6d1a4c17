import { request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { InsideOnly, whyInside } from '../lookup-outside.ts'
import { whenAborted } from '../when-aborted.ts'
import { connections, type Connections } from './connections.ts'

export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** An administrator allows addresses inside their own network for this gateway. */
  readonly allowsInternal: boolean
}

export type Posted =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  /** `again`: the line may be better later; otherwise the address itself is wrong. */
  | { readonly kind: 'broken'; readonly words: string; readonly again: boolean }

/** Of an answer, in bytes: more than anybody reads of it. */
const longestAnswer = 64 * 1024
/** In ms. */
export const usualPatience = 30_000

/**
 * Sends one request and gives what was answered. Redirects are not followed: what was meant for one address goes to no
 * other. Never throws; `signal` ends it.
 */
export async function post(
  { url, headers, body, allowsInternal }: Post,
  signal: AbortSignal,
  patience = usualPatience,
): Promise<Posted> {
  const address = URL.parse(url)
  if (address === null || !/^https?:$/.test(address.protocol))
    return broken('Its address is no http: or https: address.', false)
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const inside = allowsInternal ? null : whyInside(host)
  if (inside !== null) return broken(inside, false)
  const by = allowsInternal ? connections.anywhere : connections.outside
  const until = performance.now() + patience
  const wanted = { address, headers, body, signal, patience }
  const first = await send(wanted, by)
  // The gateway hung up just as something came along a connection that was kept: nothing else is wrong with it.
  const sent =
    first.kind === 'stale' ? await send({ ...wanted, patience: until - performance.now() }, by.anew()) : first
  if (sent.kind === 'answered') return sent
  return sent.error instanceof TooLate
    ? broken(`It did not answer within ${Math.round(patience / 1000)} s.`, true)
    : broken(wordsOf(sent.error), !(sent.error instanceof InsideOnly))
}

/** Our patience is over. */
class TooLate extends Error {}
/** Whoever asked for it wants it no longer. */
class NoTimeLeft extends Error {}

interface Wanted {
  readonly address: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
  /** In ms. */
  readonly patience: number
}

type Sent =
  | Extract<Posted, { kind: 'answered' }>
  /** `stale`: on a connection of an earlier request. */
  | { readonly kind: 'stale' | 'broken'; readonly error: Error }

function send({ address, headers, body, signal, patience }: Wanted, by: Connections): Promise<Sent> {
  const isSecure = address.protocol === 'https:'
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: isSecure ? by.https : by.http,
  }
  return new Promise((resolve) => {
    let hasStatus = false
    const request = (isSecure ? requestHttps : requestHttp)(address, options, (answer) => {
      // Whatever becomes of the rest: the gateway has said what it does with the message.
      hasStatus = true
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
        if (text.length > longestAnswer) answer.destroy()
      })
      answer.on('close', () => resolve({ kind: 'answered', status: answer.statusCode ?? 0, text }))
      answer.on('error', () => undefined)
    })
    const leave = whenAborted(signal, () => request.destroy(new NoTimeLeft()))
    const timer = setTimeout(() => request.destroy(new TooLate()), patience)
    request.on('error', (error) => {
      if (hasStatus) return
      const isOurs = error instanceof TooLate || error instanceof NoTimeLeft
      resolve({ kind: request.reusedSocket && !isOurs ? 'stale' : 'broken', error })
    })
    request.on('close', () => {
      leave()
      clearTimeout(timer)
    })
    request.end(body)
  })
}

function wordsOf(error: Error): string {
  if (error instanceof InsideOnly) return error.message
  if (error instanceof NoTimeLeft) return 'There was no time left.'
  return `The line broke (${'code' in error ? String(error.code) : error.message}).`
}

function broken(words: string, again: boolean): Posted {
  return { kind: 'broken', words, again }
}
