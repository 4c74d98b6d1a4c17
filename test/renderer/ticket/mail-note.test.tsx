import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../../shared/ipc/views.ts'
import type { MailDelivery } from '../../../shared/protocol/message.ts'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()

async function shown(mail: MailDelivery | null): Promise<string | undefined> {
  await world.show((view) => ({
    ...view,
    messages: view.messages.map((message: MessageView) =>
      message.kind === 'reply' && mail !== null ? { ...message, mail } : message,
    ),
  }))
  return document.querySelector('.message-reply .message-mail')?.textContent
}

describe('a reply tells how far its mail is', () => {
  const at = new Date().toISOString()
  it.each([
    ['queued', '', 'Waits to be mailed.'],
    [
      'queued',
      'The mail server said 451 Later',
      'Not mailed yet, it is tried again: The mail server said 451 Later',
    ],
    ['failed', 'The mail server said 550 No', 'Could not be mailed: The mail server said 550 No'],
    ['none', 'This desk has no mail.', 'Not mailed: This desk has no mail.'],
  ] as const)('%s (%j)', async (state, words, expected) => {
    expect(await shown({ state, words, at })).toBe(expected)
  })

  it('and when a server took it, which does not say that somebody read it', async () => {
    expect(await shown({ state: 'accepted', words: '250 OK', at })).toMatch(
      /^The mail server took it, \d\d:\d\d$/,
    )
  })

  it('and nothing, where the desk was older than its mail', async () => {
    expect(await shown(null)).toBeUndefined()
  })
})
