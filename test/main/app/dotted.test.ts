import { expect, it } from 'vitest'
import { dotted } from '#main/app/dotted'

it('puts a dot into the upper right corner, leaves the rest, and what was given, as it was', () => {
  const [width, height] = [22, 22]
  const blank = new Uint8Array(width * height * 4)
  const marked = dotted(blank, width, height)
  const at = (x: number, y: number) => [...marked.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
  expect(at(17, 4)).toEqual([0x2f, 0x24, 0xd0, 0xff])
  expect([at(0, 0), at(10, 10), at(21, 21), at(21, 0)]).toEqual(Array.from({ length: 4 }, () => [0, 0, 0, 0]))
  expect(blank.every((byte) => byte === 0)).toBe(true)
})
