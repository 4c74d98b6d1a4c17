type Rgb = readonly [number, number, number]

function parseHex(colour: string): Rgb {
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

function toHex(rgb: Rgb): string {
  return '#' + rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** Contrast of two colours written `#rrggbb`, from 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const first = luminance(parseHex(one))
  const second = luminance(parseHex(other))
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

/** Black or white, whichever reads better on the colour; one of the two always reaches 4.5. */
export function inkOn(background: string): string {
  return contrast('#ffffff', background) >= contrast('#000000', background) ? '#ffffff' : '#000000'
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (start: number, end: number) => start * (1 - share) + end * share
  return [channel(from[0], to[0]), channel(from[1], to[1]), channel(from[2], to[2])]
}

/**
 * The colour nearest to the given one that reaches the ratio on the background, found by mixing it step by step with
 * black or white. A provider may pick any accent; its links must be readable all the same.
 */
export function readableOn(colour: string, background: string, ratio = 4.5): string {
  const target = parseHex(inkOn(background))
  const from = parseHex(colour)
  const mix = (share: number) => toHex(mixed(from, target, share))
  for (let step = 0; step < 50; step += 1) {
    const candidate = mix(step / 50)
    if (contrast(candidate, background) >= ratio) return candidate
  }
  return toHex(target)
}
