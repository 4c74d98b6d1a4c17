import type { SendOutcome } from './channels/send-outcome.ts'

/** What comes after a message was handed over, or could not be. */
export type AfterTry =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'failed' }

/** In ms, before the second and the third try. */
const pauses = [2000, 6000]
/**
 * A try that took longer, in ms, is the last: with the pauses, and 20 s at most for the last one, the next method comes
 * within a minute (F12).
 */
const quickTry = 10_000

/** `tries`: how often it was tried, this time included; `took`: ms that this one took. */
export function afterTry(outcome: SendOutcome, tries: number, took: number): AfterTry {
  if (outcome.kind === 'accepted') return { kind: 'accepted' }
  const pause = pauses[tries - 1]
  if (!outcome.again || pause === undefined || took > quickTry) return { kind: 'failed' }
  return { kind: 'again', inMs: pause }
}
