import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messagePlace, newTicketPlace, type DraftOf } from '#shared/ipc/drafts'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'

const ticketId = ticketIdSchema.parse('t-1')
const ticket = {
  groupName: 'Harbour Books',
  requester: { firstName: 'Ada', lastName: 'Brook', email: 'ada@harbour.example', phone: '+49 30 123456' },
  subject: 'A question',
  description: 'How do I change my password?',
}
const hostile = '<script>x</script>\u202E\u0000 half a wo'
const message: DraftOf<'message'> = { kind: 'message', ticketId, mode: 'note', text: hostile }
const newTicket: DraftOf<'new-ticket'> = {
  kind: 'new-ticket', groupName: 'Harb', firstName: '', lastName: '', email: 'ada@', phone: '',
  urgency: null, subject: '', description: '',
} // prettier-ignore

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess

beforeEach(async () => {
  desk = await startDesk()
  profile = await makeProfile()
  core = startCoreProcess()
  await signIn(core, profile.path, desk.url, desk.token)
})
afterEach(async () => {
  await core.kill()
  await desk.close()
  await profile.remove()
})

const drafts = () => core.value('drafts.list', undefined)
async function crashAndStart(): Promise<void> {
  await core.kill()
  core = startCoreProcess()
  await signIn(core, profile.path, desk.url, desk.token)
}

describe('drafts', () => {
  it('are there again after a crash, to the letter', async () => {
    await core.value('draft.keep', { draft: { ...message, text: 'half' } })
    await core.value('draft.keep', { draft: message })
    await core.value('draft.keep', { draft: newTicket })
    await crashAndStart()
    expect(await drafts()).toHaveLength(2)
    expect(await drafts()).toEqual(expect.arrayContaining([message, newTicket]))
  })

  it('go with the act that they become, and no other', async () => {
    await core.value('act.perform', {
      act: { kind: 'file-ticket', ticketId, urgency: 'question', ...ticket },
    })
    const elsewhere = { ...message, ticketId: ticketIdSchema.parse('t-2') }
    for (const draft of [message, elsewhere, newTicket]) await core.value('draft.keep', { draft })
    const messageId = messageIdSchema.parse(randomUUID())
    await core.value('act.perform', { act: { kind: 'note', ticketId, messageId, body: 'Done.' } })
    expect(await drafts()).toEqual(expect.arrayContaining([elsewhere, newTicket]))
    expect(await drafts()).toHaveLength(2)
    const other = ticketIdSchema.parse(randomUUID())
    await core.value('act.perform', {
      act: { kind: 'file-ticket', ticketId: other, urgency: 'question', ...ticket },
    })
    await crashAndStart()
    expect(await drafts()).toEqual([elsewhere])
  })

  it('stay where the act is refused', async () => {
    await core.value('draft.keep', { draft: message })
    const messageId = messageIdSchema.parse(randomUUID())
    const refused = await core.call('act.perform', {
      act: { kind: 'note', ticketId: ticketIdSchema.parse('nowhere'), messageId, body: 'Done.' },
    })
    expect(refused.ok).toBe(false)
    expect(await drafts()).toEqual([message])
  })

  it('are dropped by their place', async () => {
    await core.value('draft.keep', { draft: message })
    await core.value('draft.keep', { draft: newTicket })
    await core.value('draft.drop', { place: messagePlace(ticketId) })
    expect(await drafts()).toEqual([newTicket])
    await core.value('draft.drop', { place: newTicketPlace })
    expect(await drafts()).toEqual([])
  })
})
