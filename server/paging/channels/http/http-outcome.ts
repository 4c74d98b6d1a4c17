import { oneLine } from '../pager-text.ts'
import { accepted, sendFailed, type SendOutcome } from '../send-outcome.ts'
import type { Posted } from './post.ts'

/** Of the gateway's words, in characters. */
const mostWords = 300

/** What an answer over HTTP means. `receiptOf` reads what to ask about later from the answer's text. */
export function httpOutcome(
  gateway: string,
  posted: Posted,
  receiptOf: (text: string) => string | null = () => null,
): SendOutcome {
  if (posted.kind === 'broken') return sendFailed(`${gateway}: ${posted.words}`, posted.again)
  const { status, text } = posted
  const told = `${status} ${oneLine(text).slice(0, mostWords)}`.trimEnd()
  if (status >= 200 && status < 300) {
    const receipt = receiptOf(text)
    // Where it gave the message a number, that is all that anybody will ask it about.
    return accepted(receipt === null ? told : `${status}, number ${receipt}`, receipt)
  }
  // 408, 425 and 429 ask to come again; other 4xx say that the request is wrong, and stay so (RFC 9110, 15.5).
  const again = status >= 500 || [408, 425, 429].includes(status)
  return sendFailed(`${gateway} answered ${told}`, again)
}
