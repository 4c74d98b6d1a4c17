import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { useDrafts } from '../../../renderer/features/ticket/draft-store.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'

const one = ticketIdSchema.parse('one')
const other = ticketIdSchema.parse('other')
const { typed, modePicked, sent, takenBack } = useDrafts.getState()
const draftOf = (id: typeof one) => useDrafts.getState().drafts.get(id)

let uninstall: () => void
beforeEach(() => {
  useDrafts.setState(useDrafts.getInitialState(), true)
  uninstall = installBridge(fakeDesk(1).bridge)
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
    expect(draftOf(one)).toEqual({ mode: 'note', text: 'words' })
  })

  it('stay what the person chose after sending: a note is not followed by a reply unasked', () => {
    modePicked(one, 'note')
    typed(one, 'words')
    sent(one)
    expect(draftOf(one)).toEqual({ mode: 'note', text: '' })
  })

  it('take back a refused message before what was typed since', () => {
    typed(one, 'typed since')
    takenBack(one, { mode: 'reply', text: 'refused' })
    expect(draftOf(one)?.text).toBe('refused\n\ntyped since')
  })
})
