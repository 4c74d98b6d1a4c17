import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Status } from '../../shared/rules/status.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import { callWords } from './whom-to-call.ts'

/** Who is woken by a ticket of this urgency: said on the form, before it is sent, alike for every group. */
export function whoIsWoken(urgency: Urgency, emergencyPhone: string): string {
  switch (urgency) {
    case 'question':
      return 'Wakes nobody. It is answered during opening hours, after what is waiting for work.'
    case 'work-request':
      return 'Wakes nobody. It is answered during opening hours, in its turn.'
    case 'urgent-work-request':
      return 'Wakes nobody. It goes ahead of other requests during opening hours.'
    case 'impaired-function':
      return `Wakes nobody. Whoever is at the desk takes it before any request. If it cannot wait for opening hours, ${callWords(emergencyPhone)}.`
    case 'mission-critical':
      return `Pages the people on duty, day or night. A group that we do not know yet, or that has abused this urgency, wakes nobody. The page that follows says whether somebody has it: if it does not within ten minutes, ${callWords(emergencyPhone)}.`
    default:
      return assertNever(urgency)
  }
}

/** What happens next, in plain words, for a ticket that stands at this status. `isPaged`: a page of it is under way. */
export function nextStep(status: Status, openingHours: string, isPaged: boolean): string {
  switch (status) {
    case 'new':
      if (isPaged)
        return 'Whoever takes the page works on it, whatever the hour. Our answers appear on this page.'
      return `The ticket stands in our queue and nobody has answered it yet. We read tickets during opening hours${openingHours && `: ${openingHours}`}.`
    case 'open':
      return 'We are working on it. Our answers appear on this page.'
    case 'pending':
      return 'We are waiting for something: most often for your answer. Read our last message below and write back on this page.'
    case 'resolved':
      return 'We believe this is settled. If it is not, write to us below and the ticket opens again.'
    case 'closed':
      return 'This ticket is finished. If the matter comes back, write to us below and the ticket opens again.'
    default:
      return assertNever(status)
  }
}
