import type { CannedReply, NewCannedReply } from '../../shared/protocol/canned-reply.ts'
import { cannedReplyIdSchema } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import { staffAuthor } from '../store/staff.ts'
import { sampleId, type Random } from './random.ts'
import { day } from './sample-clock.ts'

const wanted: readonly NewCannedReply[] = [
  {
    title: 'We are on it',
    shortcut: 'onit',
    body: 'Hello {{requester.firstName}},\n\nthank you for your report. I have taken ticket **#{{ticket.number}}** and am looking into it now. You will hear from me within the hour.',
  },
  {
    title: 'Ask for a traceroute',
    shortcut: 'trace',
    body: 'Hello {{requester.firstName}},\n\ncould you send us the output of these two commands, run while it is slow?\n\n```\nping -c 20 192.0.2.1\ntraceroute 192.0.2.1\n```\n\nThe time at which you ran them helps too.',
  },
  {
    title: 'Restart the modem',
    shortcut: 'modem',
    body: 'Hello {{requester.firstName}},\n\nplease try this first:\n\n1. Unplug the modem from the mains.\n2. Wait **one minute**.\n3. Plug it in again and give it three minutes.\n\nIf the line is not back then, call us: {{provider.emergencyPhone}}.',
  },
  {
    title: 'Which urgency is meant for what',
    shortcut: 'urgency',
    body: 'Hello {{requester.firstName}},\n\nyou filed ticket #{{ticket.number}} as *mission critical*. That urgency wakes everybody on duty, day and night, and is meant for a site or mail that is down altogether. We go on with it at a lower one, and nothing is lost by that.',
  },
  {
    title: 'Solved, please look',
    shortcut: 'solved',
    body: 'Hello {{requester.firstName}},\n\nthis should work again. Would you look, and write back if anything is still wrong? If we hear nothing, we close ticket #{{ticket.number}} in three days.',
  },
  {
    title: 'Planned work for a group',
    shortcut: null,
    body: 'Hello {{requester.firstName}},\n\nwe plan work on the line of **{{group.name}}**. It will be down for some minutes only. Tell us if the time does not suit you.',
  },
]

/** What somebody of the staff wrote for everybody's use. */
export function sampleCannedReplies(random: Random, people: readonly Staff[], from: number): CannedReply[] {
  const author = people.find(({ role }) => role === 'admin') ?? people[0]
  if (author === undefined) return []
  return wanted.map((reply, index) => {
    const made = from + index * day
    const at = new Date(made).toISOString()
    const id = cannedReplyIdSchema.parse(sampleId(random, made))
    return { id, ...reply, updatedBy: staffAuthor(author), version: 1, createdAt: at, updatedAt: at }
  })
}
