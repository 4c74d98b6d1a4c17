import { request } from 'node:http'
import { z } from 'zod'
import type { Rendezvous } from './rendezvous.ts'

const answerSchema = z.object({
  address: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/\?key=[\w-]+(?:#ticket\/\d{1,9})?$/),
})
/** A running console answers at once; in ms. */
const longestWait = 3000
const longestAnswer = 4096

/** Asks a running console to show itself, and the ticket of this number where there is one. Its answer is an address that opens it once; null where nobody answers so. */
export function askToShow({ port, secret }: Rendezvous, ticketNumber: number | null): Promise<string | null> {
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: '/show',
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(longestWait),
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (text: string) => (body = (body + text).slice(0, longestAnswer)))
        response.on('error', () => resolve(null))
        response.on('end', () => resolve(response.statusCode === 200 ? addressIn(body) : null))
      },
    )
    asked.on('error', () => resolve(null))
    asked.end(JSON.stringify({ ticketNumber }))
  })
}

function addressIn(body: string): string | null {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data.address : null
  } catch {
    return null
  }
}
