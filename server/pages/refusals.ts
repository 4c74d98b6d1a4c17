import type { ProblemCode } from '../../shared/protocol/failure-codes.ts'
import type { Notice } from './fields.ts'
import { callWords } from './whom-to-call.ts'

/** Something that a person sent and the desk did not take. */
export interface Refused {
  readonly code: ProblemCode
  readonly detail: string
  /** Seconds, where waiting helps. */
  readonly retryAfter: number | null
}

/**
 * Why a form was not taken, where everything typed can stand below again; null where a page of its own must say it.
 * An invalid field is no such notice: its message stands beside it.
 */
export function noticeOf({ code, detail, retryAfter }: Refused, emergencyPhone: string): Notice | null {
  if (code === 'rate-limited')
    return {
      heading: 'Too many forms from your address. Nothing has been sent yet.',
      text: `Everything you typed still stands below. Wait ${waitingTime(retryAfter ?? 60)}, then send it again. If it cannot wait, ${callWords(emergencyPhone)}.`,
    }
  if (code === 'page-state')
    return { heading: 'That could not be done', text: `${detail} What stands below is how it is now.` }
  if (code === 'foreign-origin')
    return {
      heading: 'This form came from another site. Nothing has been sent yet.',
      text: 'To be sure that it was you who meant to send it, look at what stands below and send it from here.',
    }
  return null
}

function waitingTime(seconds: number): string {
  return seconds === 1 ? 'one second' : `${seconds} seconds`
}

/** Heading and paragraphs of the page that stands for a refusal. */
export function refusalWords(
  refused: Refused,
  emergencyPhone: string,
): { heading: string; paragraphs: string[] } {
  const call = `If it cannot wait, ${callWords(emergencyPhone)}.`
  switch (refused.code) {
    case 'not-found':
      return {
        heading: 'There is nothing at this address',
        paragraphs: [
          'Check that the link is complete: long links are sometimes broken over two lines in mail.',
          call,
        ],
      }
    case 'invitation-spent':
      return {
        heading: 'This invitation cannot be used any more',
        paragraphs: ['It was used already, or its 24 hours are over. Ask whoever invited you for a new one.'],
      }
    case 'link-spent':
      return {
        heading: 'This link does nothing any more',
        paragraphs: [
          'The page is over, or it was for somebody who is not paged any more. What became of it stands in the console.',
        ],
      }
    case 'body-too-large':
      return {
        heading: 'That was too large',
        paragraphs: [
          'The desk takes at most one mebibyte of text and 25 MiB of files at a time, and what you sent is larger. Nothing has been filed.',
          'Go back in your browser: what you typed still stands there. Shorten it, for example by leaving out long logs or large files, and send it again.',
          call,
        ],
      }
    case 'internal':
    case 'unavailable':
      return {
        heading: 'The desk could not take this',
        paragraphs: [
          'Something is wrong on our side. Nothing was filed.',
          'Go back in your browser, where what you typed still stands, and send it again in a few minutes: one form never makes two tickets.',
          call,
        ],
      }
    default:
      return { heading: 'The desk could not take this', paragraphs: [refused.detail, call] }
  }
}
