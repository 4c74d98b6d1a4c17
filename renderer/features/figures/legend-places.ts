import { textWidth } from '../../ui/text-width.ts'

const rowHeight = 20
/** A swatch before the words, and a gap after them. */
const around = 36

export interface Legend {
  places: { x: number; y: number }[]
  /** More than one row takes so much more of the plot, in px. */
  more: number
}

/** Where the entries of a legend stand: beside each other from `left`, on further rows where they would reach beyond `right`. */
export function legendPlaces(
  names: readonly string[],
  { left, right, least = 0 }: { left: number; right: number; least?: number },
): Legend {
  let [x, y] = [left, 0]
  const places = names.map((name) => {
    const wide = Math.max(least, textWidth(name, 12) + around)
    if (x > left && x + wide - around / 2 > right) [x, y] = [left, y + rowHeight]
    const place = { x, y }
    x += wide
    return place
  })
  return { places, more: y }
}
