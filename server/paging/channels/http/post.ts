import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isInternalAddress } from './internal-address.ts'

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
  if (!allowsInternal && isIP(host) !== 0 && isInternalAddress(host)) return broken(insideWords(host), false)
  const late = AbortSignal.timeout(patience)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.any([signal, late]),
    // Asked where the name leads at the very moment of connecting: a name that changes its mind gets no further.
    lookup: allowsInternal ? lookup : lookupOutside,
    agent: false,
  }
  return new Promise((resolve) => {
    const send = address.protocol === 'https:' ? requestHttps : requestHttp
    const sending = send(address, options, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
        if (text.length > longestAnswer) answer.destroy()
      })
      answer.on('close', () => resolve({ kind: 'answered', status: answer.statusCode ?? 0, text }))
      answer.on('error', () => undefined)
    })
    sending.on('error', (error) => {
      const words = late.aborted
        ? `It did not answer within ${Math.round(patience / 1000)} s.`
        : wordsOf(error)
      resolve(broken(words, !(error instanceof InsideOnly)))
    })
    sending.end(body)
  })
}

class InsideOnly extends Error {}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

function lookupOutside(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, '')
    const inside = addresses.find(({ address }) => isInternalAddress(address))
    if (inside !== undefined) return found(new InsideOnly(insideWords(inside.address)), '')
    const [first] = addresses
    if (options.all === true) return found(null, addresses)
    return found(null, first?.address ?? '', first?.family)
  })
}

function insideWords(address: string): string {
  return `It leads to ${address}, inside a private network. An administrator can allow that for this method.`
}

function wordsOf(error: Error): string {
  if (error instanceof InsideOnly) return error.message
  if (error.name === 'AbortError') return 'There was no time left.'
  return `The line broke (${'code' in error ? String(error.code) : error.message}).`
}

function broken(words: string, again: boolean): Posted {
  return { kind: 'broken', words, again }
}
