import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignedKey, dueKey, pageKey, ticketKey, toMeKey } from '#shared/rules/notices/notice-keys'
import { ToldKeys } from '#shared/rules/notices/told-keys'
import { id } from './some-news.ts'

const names = ['a', 'b', 'a:7', 'due:a', 'page:b'] as const
/** Of one ticket, or of a page. */
const keysOf = (name: string) => [ticketKey(id(name)), assignedKey(id(name)), dueKey(id(name), 7)]
const keysOfPages = names.flatMap((name) => [pageKey(name), toMeKey(name)])

describe('the keys of what was told', () => {
  it('are those that stand, whichever tickets were looked at', () => {
    const standing = fc.record({
      tickets: fc.tuple(...names.map((name) => fc.subarray(keysOf(name)))),
      pages: fc.subarray(keysOfPages),
      /** By their places; null looks at all. */
      looked: fc.option(fc.subarray(names.map((_, place) => place))),
    })
    fc.assert(
      fc.property(fc.array(standing), (looks) => {
        const told = new ToldKeys([])
        let model = new Set<string>()
        for (const { tickets, pages, looked } of looks) {
          const places = looked ?? names.map((_, place) => place)
          const stands = [...places.flatMap((place) => tickets[place] ?? []), ...pages]
          const over = places.flatMap((place) => keysOf(names[place] ?? ''))
          const next = new Set([...[...model].filter((key) => !over.includes(key) && !keysOfPages.includes(key)), ...stands]) // prettier-ignore
          const ids = looked === null ? null : looked.map((place) => names[place] ?? '')
          expect(told.replace(ids, stands)).toBe(model.symmetricDifference(next).size > 0)
          expect(told.all().toSorted()).toEqual([...next].toSorted())
          for (const key of [...names.flatMap(keysOf), ...keysOfPages])
            expect(told.has(key)).toBe(next.has(key))
          model = next
        }
      }),
    )
  })

  it('are the same when they were kept and are read', () => {
    const keys = [...names.flatMap(keysOf), ...keysOfPages]
    expect(new ToldKeys(new ToldKeys(keys).all()).replace(null, keys)).toBe(false)
  })
})
