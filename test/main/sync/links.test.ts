import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actSchema } from '#shared/ipc/act'
import type { Ticket } from '#shared/protocol/ticket'
import { undoLast } from '#main/sync/undo'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let console: OpenConsole
let one: Ticket
let other: Ticket

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  one = await file(desk, { subject: 'The modem is dark' })
  other = await file(desk, { subject: 'Still dark' })
  console = await workstation.open()
  await console.online()
  await console.pulled(other.id, other.version)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

const link = (relation: string | null, otherId: string = other.id) =>
  actSchema.parse({ kind: 'link-ticket', ticketId: one.id, otherId, relation })
const relationsOf = (id: string) => console.view(id).links.map(({ relation }) => relation)
const sent = (id: Parameters<OpenConsole['entry']>[0]) =>
  until('it to be sent', () => console.entry(id).state.kind === 'sent')

describe('a link made on a workstation', () => {
  it('is shown at once without a network, and on both once the desk has it', async () => {
    await workstation.leaveTheNetwork()
    const id = console.perform(link('duplicate-of'))
    expect(console.view(one.id).links).toMatchObject([
      { relation: 'duplicate-of', other: { number: other.number, subject: 'Still dark', status: 'new' } },
    ])
    expect(console.view(one.id).pending).toHaveLength(1)
    expect(console.entry(id)).toMatchObject({
      title: `Link of #${one.number}`,
      names: { [other.id]: `#${other.number} Still dark` },
    })
    await workstation.comeBack()
    await sent(id)
    await until('the other side', () => relationsOf(other.id)[0] === 'duplicated-by')
    expect(relationsOf(one.id)).toEqual(['duplicate-of'])
    expect(console.view(one.id).pending).toEqual([])
  })

  it('goes behind a ticket that is still to be filed', async () => {
    await workstation.leaveTheNetwork()
    const filing = acts.file({ groupName: 'Acme', urgency: 'question', requester: one.requester, subject: 'New', description: 'New' }) // prettier-ignore
    console.perform(filing)
    const id = console.perform(link('related', filing.kind === 'file-ticket' ? filing.ticketId : ''))
    await workstation.comeBack()
    await sent(id)
    expect(console.view(one.id).links[0]?.other?.subject).toBe('New')
  })

  it('is undone before it leaves and afterwards, and stays where somebody linked them otherwise since', async () => {
    await workstation.leaveTheNetwork()
    console.perform(link('related'))
    expect(undoLast(console.session)).toMatchObject({ value: { kind: 'undone', undone: 1 } })
    expect(relationsOf(one.id)).toEqual([])
    await workstation.comeBack()
    await sent(console.perform(link('related')))
    expect(undoLast(console.session)).toMatchObject({ value: { kind: 'undone', undone: 1 } })
    console.running.push()
    await until('both to be apart', () => relationsOf(one.id).length + relationsOf(other.id).length === 0)

    await sent(console.perform(link('related')))
    await desk.api('PUT', `/v1/tickets/${other.id}/links/${one.id}`, { body: { relation: 'duplicate-of' } })
    await until('the other relation', () => relationsOf(one.id)[0] === 'duplicated-by')
    expect(undoLast(console.session)).toMatchObject({ value: { undone: 0, why: 'It was changed since.' } })
    expect(relationsOf(one.id)).toEqual(['duplicated-by'])
  })

  it('says of a ticket that was merged where that goes on', async () => {
    const third = await file(desk, { subject: 'Dark' })
    await console.pulled(third.id, third.version)
    await sent(console.perform(link('related')))
    console.perform(actSchema.parse({ kind: 'merge-ticket', ticketId: other.id, into: third.id }))
    expect(console.view(one.id).links[0]?.other?.mergedInto).toBe(`#${third.number}`)
  })

  it('is refused here already where it means nothing', () => {
    expect(() => console.perform(link('related', one.id))).toThrow('cannot be linked with itself')
    expect(() => console.perform(link('related', 'none'))).toThrow('not here')
    expect(() => console.perform(link(null))).toThrow('linked so already')
  })
})
