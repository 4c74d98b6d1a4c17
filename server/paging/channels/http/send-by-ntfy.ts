import { cutText, oneLine } from '../pager-text.ts'
import type { PageMessage } from '../page-message.ts'
import type { SendOutcome } from '../send-outcome.ts'
import { httpOutcome } from './http-outcome.ts'
import { post } from './post.ts'

export interface NtfyMethod {
  /** `https://ntfy.sh`, or a server of one's own. */
  readonly server: string
  readonly topic: string
  /** Blank where the topic is open. */
  readonly token: string
  readonly allowsInternal: boolean
}

/** ntfy makes an attachment of what is longer, in bytes; nobody reads one at night. */
const mostBytes = 4096
/** Rings on, however the phone is set: the highest of ntfy's five. */
const urgent = 5

/** Publishes a page to a topic, as JSON to the server's root (docs.ntfy.sh, "Publish as JSON"). */
export async function sendByNtfy(
  { server, topic, token, allowsInternal }: NtfyMethod,
  { title, text, link }: PageMessage,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const body = JSON.stringify({
    topic,
    title: oneLine(title),
    message: cutText(oneLine(text), Math.floor(mostBytes / 4)),
    priority: urgent,
    tags: ['rotating_light'],
    ...(link === null
      ? {}
      : { click: link, actions: [{ action: 'view', label: 'Acknowledge', url: link, clear: false }] }),
  })
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  }
  return httpOutcome('ntfy', await post({ url: server, headers, body, allowsInternal }, signal), receiptOf)
}

function receiptOf(text: string): string | null {
  const [, id] = /"id":"([^"]{1,64})"/.exec(text) ?? []
  return id ?? null
}
