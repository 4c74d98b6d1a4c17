import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesUnderHeadings, plainLines, type Line } from '../../../renderer/features/queue/line-map.ts'
import type { QueueSection } from '../../../shared/ipc/views.ts'

it('puts a heading before the rows of each section, and none of the rows of those that are collapsed', () => {
  const section = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean())
  fc.assert(
    fc.property(fc.array(section, { maxLength: 12 }), fc.nat(40), fc.nat(10), (drawn, first, length) => {
      const sections: QueueSection[] = drawn.map(([count], place) => ({
        key: `${place}`,
        name: `${place}`,
        count,
      }))
      const collapsed = new Set(sections.filter((_, place) => drawn[place]?.[1]).map(({ key }) => key))
      const expected: Line[] = []
      let index = 0
      for (const one of sections) {
        expected.push({ kind: 'heading', section: one })
        if (!collapsed.has(one.key))
          for (let row = 0; row < one.count; row += 1) expected.push({ kind: 'row', index: index++ })
      }
      const map = linesUnderHeadings(sections, collapsed)
      expect(map.total).toBe(expected.length)
      expect(expected.map((_, line) => map.at(line))).toEqual(expected)
      expect([map.at(-1), map.at(expected.length)]).toEqual([null, null])
      const linesOfRows = expected.flatMap((one, line) => (one.kind === 'row' ? [line] : []))
      expect(linesOfRows.map((_, row) => map.lineOf(row))).toEqual(linesOfRows)
      const rows = expected
        .slice(first, first + length + 1)
        .flatMap((one) => (one.kind === 'row' ? [one.index] : []))
      const span = map.rowsIn({ first, last: first + length })
      if (first >= expected.length) return
      expect(span).toEqual(rows.length === 0 ? null : { first: rows[0], last: rows.at(-1) })
    }),
  )
})

it('has a line for each row where there are no headings', () => {
  const map = plainLines(3)
  expect([map.total, map.at(2), map.at(3), map.lineOf(1)]).toEqual([3, { kind: 'row', index: 2 }, null, 1])
})
