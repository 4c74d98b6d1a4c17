import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksWords } from '../../../renderer/features/queue/bulk-words.ts'
import { batchWords } from '../../../renderer/ui/batch-words.ts'
import { extendedMarks, rangeOf, toggledMark, type Marks } from '../../../renderer/features/queue/marks.ts'
import { batchIdSchema } from '#shared/ipc/bulk'
import { ticketIdSchema, type TicketId } from '#shared/protocol/common'

const ids = Array.from({ length: 8 }, (_, n) => ticketIdSchema.parse(`t${n}`))
const rows = ids.map((id) => ({ id }))
const place = fc.integer({ min: 0, max: 7 })
const at = (index: number): TicketId => ids[index] ?? ticketIdSchema.parse('none')

describe('marks in the queue', () => {
  it('are given and taken one by one', () => {
    fc.assert(
      fc.property(fc.array(place), (pressed) => {
        const marks = pressed.reduce<Marks>((held, index) => toggledMark(held, at(index)), new Set())
        const odd = ids.filter((_, index) => pressed.filter((one) => one === index).length % 2 === 1)
        expect([...marks].toSorted()).toEqual(odd)
      }),
    )
  })

  it('follow the cursor down, and are given up on the way back', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (from, down, up) => {
        const end = Math.min(7, from + down)
        const back = Math.max(from, end - up)
        let marks: ReadonlySet<TicketId> = new Set([at(from)])
        for (let row = from; row < end; row += 1) marks = extendedMarks(marks, at(row), at(row + 1))
        for (let row = end; row > back; row -= 1) marks = extendedMarks(marks, at(row), at(row - 1))
        expect([...marks].toSorted()).toEqual(ids.slice(from, back + 1))
      }),
    )
  })

  it('do not fall on a row that is still being read', () => {
    expect([...extendedMarks(new Set(), at(1), null)]).toEqual([at(1)])
  })

  it('reach from one row to another, whichever stands first, and to the other alone where one is gone', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        expect(rangeOf(rows, at(one), at(other))).toEqual(ids.slice(first, last + 1))
      }),
    )
    expect(rangeOf(rows, ticketIdSchema.parse('gone'), at(2))).toEqual([at(2)])
    expect(rangeOf(rows, null, at(2))).toEqual([at(2)])
  })

  it('are told in words, with those that the view does not show any more', () => {
    expect(marksWords(12, 0)).toBe('12 tickets marked')
    expect(marksWords(12, 3)).toBe('12 tickets marked, 3 of them no longer in this view')
    expect(marksWords(1, 1)).toBe('1 ticket marked, no longer in this view')
    expect(marksWords(2, 2)).toBe('2 tickets marked, none of them in this view any more')
    expect(marksWords(5000, null)).toBe('5,000 tickets marked')
  })
})

describe('what came of a bulk act', () => {
  const batch = {
    id: batchIdSchema.parse('b'), title: 'Resolve 38 tickets', madeAt: 0, isUndo: false, leftOut: [], lines: [],
    total: 38, sent: 35, waiting: 2, needsYou: 1,
  } // prettier-ignore

  it('is told by how far it has come', () => {
    expect(batchWords(batch)).toBe('35 done, 2 waiting, 1 needs you')
    expect(batchWords({ ...batch, sent: 0, waiting: 0, needsYou: 0 })).toBe('38 taken back')
    expect(batchWords({ ...batch, total: 0, sent: 0, waiting: 0, needsYou: 0 })).toBe('nothing to do')
  })
})
