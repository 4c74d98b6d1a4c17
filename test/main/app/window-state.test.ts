import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeWindow, smallest } from '#main/app/window-state'

const display = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 2560, height: 1440 }
const kept = { x: 100, y: 50, width: 1300, height: 900, maximized: false }

it('stands where it stood', () => {
  expect(placeWindow(kept, [display])).toEqual(kept)
  expect(placeWindow({ ...kept, x: 2000 }, [display, second])).toEqual({ ...kept, x: 2000 })
})

it.each([
  ['nothing was kept', undefined],
  ['nonsense was kept', { x: 'left', width: Number.NaN }],
  ['its display is gone', { ...kept, x: 2000 }],
  ['its title bar is above the display', { ...kept, y: -500 }],
  ['its title bar is below the display', { ...kept, y: 1070 }],
])('opens in its usual size where %s', (_, state) => {
  const placed = placeWindow(state, [display])
  expect(placed.x).toBeUndefined()
  expect(placed).toMatchObject({ width: 1440, height: 900 })
})

it('remembers that it was maximized when its display is gone', () => {
  expect(placeWindow({ ...kept, x: 9000, maximized: true }, [display]).maximized).toBe(true)
})

it('can be caught by hand, whatever was kept', () => {
  const number = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1e9))
  const state = fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() })
  fc.assert(
    fc.property(state, (any) => {
      const { x = 0, y = 0, width, height } = placeWindow(any, [display, second])
      expect(width).toBeGreaterThanOrEqual(smallest.width)
      expect(height).toBeGreaterThanOrEqual(smallest.height)
      const onDisplay = [display, second].some(
        (one) => x < one.x + one.width && x + width > one.x && y >= one.y && y < one.y + one.height,
      )
      expect(onDisplay).toBe(true)
    }),
  )
})
