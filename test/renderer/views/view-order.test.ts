import { builtInNames } from '../../../renderer/features/views/built-in-names.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placesAfterMove } from '../../../renderer/features/views/view-order.ts'
import { lettersOf, whyNotLetter } from '../../../renderer/features/views/view-letter.ts'
import { changedLook, lookOf, shownView } from '../../../renderer/features/views/view-look.ts'
import { builtInViews } from '../../../shared/ipc/built-in-views.ts'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import { staffIdSchema, viewIdSchema } from '../../../shared/protocol/common.ts'

const me = staffIdSchema.parse('ada')
const viewOf = (id: string, parts: Partial<SavedView> = {}): SavedView => ({
  id: viewIdSchema.parse(id),
  name: id,
  letter: null,
  place: 1,
  isShared: false,
  authorName: 'Ada',
  mayChange: true,
  view: { ...defaultQueueView, hitOrder: 'sort' },
  leftOut: [],
  pending: false,
  ...parts,
})
const inOrder = (views: readonly SavedView[]) => views.toSorted((one, other) => one.place - other.place)

it('puts a view where it was dropped, however often and however close, and moves as few others as it can', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.tuple(fc.nat(6), fc.nat(7)), { maxLength: 120 }),
      (count, moves) => {
        let views = Array.from({ length: count }, (_, index) => viewOf(`v-${index}`, { place: index + 1 }))
        for (const [which, to] of moves) {
          const moved = views[which % count]
          if (moved === undefined) continue
          const others = views.filter(({ id }) => id !== moved.id)
          const wanted = [...others.slice(0, to), moved, ...others.slice(to)]
          const places = new Map(placesAfterMove(views, moved.id, to).map(({ id, place }) => [id, place]))
          views = inOrder(views.map((view) => ({ ...view, place: places.get(view.id) ?? view.place })))
          expect(views.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
          expect(places.size === 1 || places.size === 0 || places.size <= count).toBe(true)
        }
      },
    ),
  )
})

it('moves nothing that another one keeps in order', () => {
  const views = [viewOf('a', { place: 1 }), viewOf('b', { place: 2, mayChange: false })]
  expect(placesAfterMove(views, viewIdSchema.parse('b'), 0)).toEqual([])
  expect(placesAfterMove(views, viewIdSchema.parse('a'), 0)).toEqual([])
})

it('gives a letter once, never one that leads elsewhere already, and says where that leads', () => {
  const views = [viewOf('a', { letter: 'z' }), viewOf('b', { letter: 'z' }), viewOf('c', { letter: 'q' })]
  expect([...lettersOf(views)]).toEqual([['a', 'z']])
  expect(whyNotLetter('q', null, views)).toBe('“g q” opens “Queue” already.')
  expect(whyNotLetter('Z', null, views)).toBe('“g z” opens “a” already.')
  expect(whyNotLetter('z', views[0]?.id ?? null, [views[0] ?? viewOf('a')])).toBeNull()
  expect(whyNotLetter('é', null, views)).toBe('Use one letter from a to z.')
  expect(whyNotLetter(' ', null, views)).toBeNull()
})

it('leaves every letter of the console’s own views to them alone', () => {
  const letters = builtInViews.map(({ letter }) => letter)
  expect(new Set(letters).size).toBe(letters.length)
  for (const { letter, id } of builtInViews)
    expect(whyNotLetter(letter, null, [])).toBe(`“g ${letter}” opens “${builtInNames[id]}” already.`)
})

it('names only what was changed of a view, one’s own tickets as those of whoever looks', () => {
  const saved = viewOf('a')
  expect(changedLook(saved, saved.view, me)).toBeNull()
  expect(changedLook(saved, { ...saved.view, assignee: me, sort: 'number' }, me)).toEqual({ sort: 'number', filter: { assignee: 'me' } }) // prettier-ignore
  // Hits that stand by recency are kept as that order.
  expect(lookOf({ ...defaultQueueView, text: ' mail ' }, me)).toMatchObject({ sort: 'updated', direction: 'descending', filter: { text: 'mail' } }) // prettier-ignore
})

it('marks the view that was picked while it is edited, and otherwise the one that looks so', () => {
  const saved = viewOf('a', { view: { ...defaultQueueView, hitOrder: 'sort', urgencies: ['question'] } })
  const picked = { kind: 'saved', id: saved.id } as const
  expect(shownView(null, defaultQueueView, builtInViews, [saved], me)).toEqual({ picked: { kind: 'built-in', id: 'all-open' }, isEdited: false }) // prettier-ignore
  expect(shownView(picked, defaultQueueView, builtInViews, [saved], me)).toEqual({ picked, isEdited: true })
  expect(shownView(null, saved.view, builtInViews, [saved], me)).toEqual({ picked, isEdited: false })
  expect(shownView(null, { ...defaultQueueView, text: 'x' }, builtInViews, [saved], me)).toEqual({ picked: null, isEdited: true }) // prettier-ignore
})
