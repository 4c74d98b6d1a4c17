/** The dot's colour, in the order of a bitmap of Electron's: blue, green, red, opacity. */
const red = [0x2f, 0x24, 0xd0, 0xff] as const
/** Of the icon's width. */
const share = 0.22

/** A copy of a bitmap (four bytes a pixel) with a dot in its upper right corner: something is unread. */
export function dotted(bitmap: Uint8Array, width: number, height: number): Buffer {
  const copy = Buffer.from(bitmap)
  const radius = width * share
  const [middleX, middleY] = [width - radius, radius]
  for (let y = 0; y < Math.min(height, 2 * radius); y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (Math.hypot(x + 0.5 - middleX, y + 0.5 - middleY) <= radius) copy.set(red, (y * width + x) * 4)
    }
  }
  return copy
}
