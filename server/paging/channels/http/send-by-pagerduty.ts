import { cutText, oneLine } from '../pager-text.ts'
import type { PageMessage } from '../page-message.ts'
import type { SendOutcome } from '../send-outcome.ts'
import { httpOutcome } from './http-outcome.ts'
import { post } from './post.ts'

export interface PagerDutyMethod {
  readonly routingKey: string
  /** `https://events.pagerduty.com/v2/enqueue`, or the European one. */
  readonly url: string
  readonly allowsInternal: boolean
}

export type PagerDutyAction = 'trigger' | 'acknowledge' | 'resolve'

/** Longest summary and key that the Events API v2 takes, in characters. */
const mostSummary = 1024
const mostKey = 255

/** Tells PagerDuty of a page, of its acknowledgement or its end: one `dedup_key` for all three (Events API v2). */
export async function sendByPagerDuty(
  { routingKey, url, allowsInternal }: PagerDutyMethod,
  action: PagerDutyAction,
  { key, title, text, link }: PageMessage,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const payload = {
    summary: cutText(oneLine(text), mostSummary),
    source: 'iMagine Desk',
    severity: 'critical',
    custom_details: { title },
  }
  const links = link === null ? [] : [{ href: link, text: 'Acknowledge at the desk' }]
  const body = JSON.stringify({
    routing_key: routingKey,
    event_action: action,
    dedup_key: key.slice(0, mostKey),
    ...(action === 'trigger' ? { payload, links } : {}),
  })
  const headers = { 'content-type': 'application/json' }
  return httpOutcome('PagerDuty', await post({ url, headers, body, allowsInternal }, signal))
}
