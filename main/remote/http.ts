import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosInstance } from 'axios'
import { failed, type Result } from '../../shared/ipc/result.ts'
import { readAnswer, type Answer } from './read-answer.ts'
import { isLoopback } from './service-address.ts'

/**
 * Silence longer than this, in ms, ends a request. A dead line is noticed soon; on one that is only slow each silence in a
 * row is waited for twice as long, up to the longest. Asking twice is harmless: what changes anything carries its key.
 */
const firstSilence = 4_000
const longestSilence = 20_000
/**
 * Bytes of one answer: a desk ends its pages of changes at an eighth of this; several times as much would exhaust this
 * process.
 */
const largestAnswer = 64 * 1024 * 1024

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** A line to one desk. `ask` never throws, and what it answers never holds the token. */
export interface Http {
  ask(request: Request): Promise<Result<Answer>>
  axios: AxiosInstance
  close(): void
}

/** `token` is null before there is one (an invitation). */
export function openHttp(serviceUrl: string, token: string | null, agentVersion: string): Http {
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 8 })
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 8 })
  let silence = firstSilence
  const near = isLoopback(new URL(serviceUrl).hostname)
  const instance = axios.create({
    baseURL: serviceUrl,
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    validateStatus: () => true,
    responseType: 'text',
    // The text is parsed once, by whoever knows what it should be.
    transformResponse: (body: unknown) => body,
    headers: {
      Accept: 'application/json, application/problem+json',
      'User-Agent': `imagine-desk-console/${agentVersion}`,
      // On this machine compressing costs more than it saves.
      'Accept-Encoding': near ? 'identity' : 'br, gzip',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(near ? { proxy: false } : {}),
  })

  async function ask(request: Request): Promise<Result<Answer>> {
    try {
      const answer = await instance.request<unknown>({
        method: request.method,
        url: request.path,
        timeout: silence,
        headers: {
          ...request.headers,
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      })
      silence = firstSilence
      return readAnswer(
        {
          status: answer.status,
          contentType: headerText(answer.headers['content-type']) ?? '',
          retryAfter: headerText(answer.headers['retry-after']),
          body: typeof answer.data === 'string' ? answer.data : '',
        },
        Date.now(),
      )
    } catch (thrown) {
      const failure = transportFailure(thrown)
      if (failure.failure.code === 'service-timeout') silence = Math.min(2 * silence, longestSilence)
      return failure
    }
  }

  return {
    ask,
    axios: instance,
    close() {
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}

export function headerText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Words of our own for what axios throws: its error holds the request, and with it the token. */
export function transportFailure(thrown: unknown): Extract<Result<never>, { ok: false }> {
  const code = axios.isAxiosError(thrown) ? (thrown.code ?? '') : ''
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT')
    return failed('service-timeout', 'The desk took too long to answer.')
  if (/^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return failed('service-unreachable', 'The certificate of the desk is not trusted by this machine.')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return failed('service-unreachable', 'No machine answers to the name in the address of the desk.')
  if (code === 'ERR_BAD_RESPONSE')
    return failed('service-nonsense', 'The answer of the desk broke off or was too large.')
  return failed('service-unreachable', 'The desk cannot be reached.')
}
