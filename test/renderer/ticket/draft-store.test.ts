import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { success } from '../../../shared/ipc/result.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { useDrafts } from '../../../renderer/features/ticket/draft-store.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'

const one = ticketIdSchema.parse('one')
const other = ticketIdSchema.parse('other')
const { opened, typed, modePicked, sent } = useDrafts.getState()
const draftOf = (id: typeof one) => useDrafts.getState().drafts.get(id)

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useDrafts.setState(useDrafts.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

describe('drafts', () => {
  it('belong to one ticket each', () => {
    typed(one, 'for one')
    typed(other, 'for the other')
    expect(draftOf(one)?.text).toBe('for one')
  })

  it('keep their words when a reply becomes a note', () => {
    typed(one, 'words')
    modePicked(one, 'note')
    expect(draftOf(one)).toEqual({ mode: 'note', text: 'words', begunAs: 'reply' })
  })

  it('know what they were begun as, until they are that again or are written anew', () => {
    modePicked(one, 'note')
    typed(one, 'words')
    modePicked(one, 'reply')
    typed(one, 'words and more')
    expect(draftOf(one)).toEqual({ mode: 'reply', text: 'words and more', begunAs: 'note' })
    modePicked(one, 'note')
    expect(draftOf(one)).toEqual({ mode: 'note', text: 'words and more' })
    modePicked(one, 'reply')
    typed(one, '')
    typed(one, 'another')
    expect(draftOf(one)).toEqual({ mode: 'reply', text: 'another' })
  })

  it('stay what the person chose after sending: a note is not followed by a reply unasked', () => {
    modePicked(one, 'note')
    typed(one, 'words')
    sent(one, 'words')
    expect(draftOf(one)).toEqual({ mode: 'note', text: '' })
  })

  it('keep what was typed while the message before it was being kept', () => {
    typed(one, 'sent, and more')
    sent(one, 'sent')
    expect(draftOf(one)?.text).toBe(', and more')
  })

  it('follow what another window types, and not while something newer was typed here', async () => {
    const kept = (text: string) =>
      bridge.answer('drafts.list', () => success([{ kind: 'message', ticketId: one, mode: 'reply', text }]))
    kept('from before')
    const leave = opened()
    await vi.waitFor(() => expect(draftOf(one)?.text).toBe('from before'))
    kept('from the other window')
    bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
    await vi.waitFor(() => expect(draftOf(one)?.text).toBe('from the other window'))
    typed(one, 'typed here')
    typed(other, 'typed here too')
    bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
    await vi.waitFor(() => expect(bridge.requestsOf('drafts.list')).toHaveLength(3))
    expect(draftOf(one)?.text).toBe('typed here')
    expect(draftOf(other)?.text).toBe('typed here too')
    leave()
    expect(bridge.listenerCount('changed')).toBe(0)
  })

  it('go away in every window once one of them has sent the message', async () => {
    const draft = { kind: 'message', ticketId: one, mode: 'reply', text: 'soon sent' } as const
    bridge.answer('drafts.list', () => success([draft]))
    const leave = opened()
    await vi.waitFor(() => expect(draftOf(one)?.text).toBe('soon sent'))
    bridge.answer('drafts.list', () => success([]))
    bridge.emit('changed', { topics: ['tickets', 'outbox'], ticketIds: [one] })
    await vi.waitFor(() => expect(draftOf(one)?.text).toBe(''))
    leave()
  })
})
