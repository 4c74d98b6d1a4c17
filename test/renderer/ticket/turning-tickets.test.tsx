import { describe, expect, it } from 'vitest'
import { success } from '../../../shared/ipc/result.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { asked } from '../../support/fake-triage.ts'
import { byRole, pressKey, settle, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()

/** Shows the first ticket and picks the second, which the core takes its time to read. */
async function turnToSlowTicket() {
  await world.show()
  const [before, after] = world.desk.rows as [QueueRow, QueueRow]
  const read = Promise.withResolvers<void>()
  world.desk.bridge.answer('ticket.read', async () => {
    await read.promise
    return success(fakeTicketView(after))
  })
  await world.turnTo(after.id)
  const arrive = async () => {
    read.resolve()
    await until(() => world.shown.text().includes(`#${after.number}`), 'the ticket that was picked')
  }
  return { before, after, arrive }
}

const acts = () => world.desk.bridge.requestsOf('act.perform')

describe('turning from one ticket to the next, before the next is there', () => {
  it('gives what is typed at once to the ticket that was picked, and sends it when that is seen', async () => {
    const { after, arrive } = await turnToSlowTicket()
    await typeInto(composer(), 'It works again.')
    await pressKey('Enter', { ctrlKey: true })
    expect(acts()).toEqual([])
    expect(composer()?.value).toBe('It works again.')
    expect(byRole('button', 'Send reply to customer')).toHaveProperty('disabled', true)

    await arrive()
    expect(composer()?.value).toBe('It works again.')
    await pressKey('Enter', { ctrlKey: true })
    expect(acts()).toMatchObject([{ act: { kind: 'reply', ticketId: after.id, body: 'It works again.' } }])
  })

  it('leaves what was typed for the ticket before with it', async () => {
    await world.show()
    await typeInto(composer(), 'Half a sentence')
    const [before, after] = world.desk.rows as [QueueRow, QueueRow]
    await world.turnTo(after.id)
    expect(composer()?.value).toBe('')
    await world.turnTo(before.id)
    expect(composer()?.value).toBe('Half a sentence')
  })

  it('lets nobody change the ticket before by the controls that are about to go', async () => {
    const { arrive } = await turnToSlowTicket()
    const controls = () => document.querySelector('.ticket-controls')?.closest('[inert]')
    expect(controls()).not.toBeNull()
    await arrive()
    expect(controls()).toBeNull()
  })

  it('means the ticket before by no key: what would be asked is asked of the one that was picked', async () => {
    const [, after] = world.desk.rows as [QueueRow, QueueRow]
    await world.show((view) => asked(view, 'unknown-group'))
    const read = Promise.withResolvers<void>()
    world.desk.bridge.answer('ticket.read', async () => {
      await read.promise
      return success(asked(fakeTicketView(after), 'unknown-group'))
    })
    await world.turnTo(after.id)
    for (const key of ['u', 'x', 'y', 'p']) {
      await pressKey(key)
      expect(document.querySelector('.dialog')).toBeNull()
    }
    read.resolve()
    await until(() => world.shown.text().includes(`#${after.number}`), 'the ticket that was picked')
    await pressKey('p')
    expect(document.querySelector<HTMLInputElement>('.dialog input')?.value).toContain(`#${after.number}`)
  })

  it('says after a while that the next one is being read, and keeps the composer with what is typed', async () => {
    const { arrive } = await turnToSlowTicket()
    await typeInto(composer(), 'Hello')
    composer()?.focus()
    await until(() => byRole('status', 'Loading the ticket') !== null, 'the words')
    expect(document.querySelector('.ticket-header')).toBeNull()
    await arrive()
    await settle()
    expect(document.activeElement).toBe(composer())
    expect(composer()?.value).toBe('Hello')
  })
})
