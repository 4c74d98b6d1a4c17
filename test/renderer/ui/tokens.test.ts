// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8')

const pairs = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** Relative luminance. Source: WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function colour(name: string, theme: 'light' | 'dark'): string {
  if (name.startsWith('#')) return name
  const pair = pairs.get(name)
  if (pair === undefined) throw new Error(`tokens.css has no colour ${name}`)
  return pair[theme]
}

/** What is written on what; WCAG AA asks 4.5 for text and 3 for the edge of a control. */
const texts: [string, string][] = [
  ...[
    'text',
    'text-muted',
    'text-faint',
    'accent-text',
    'danger-text',
    'warning-text',
    'success-text',
  ].flatMap((text): [string, string][] =>
    ['surface', 'ground', 'surface-sunken', 'surface-raised'].map((on) => [text, on]),
  ),
  ...['text', 'text-muted', 'text-faint', 'accent-text', 'urgency-4-text'].map((text): [string, string] => [
    text,
    'selection',
  ]),
  ['text-muted', 'hover'],
  ['accent-text', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text-faint', 'accent-soft'],
  ['#ffffff', 'accent'],
  ['#ffffff', 'danger'],
  ['#ffffff', 'danger-hover'],
  ['#ffffff', 'accent-hover'],
  ['danger-text', 'danger-soft'],
  ['warning-text', 'warning-soft'],
  ['success-text', 'success-soft'],
  ['#ffffff', 'urgency-5'],
  ['urgency-4-on', 'urgency-4'],
  ...['urgency-3-text', 'urgency-2-text', 'urgency-1-text'].flatMap((text): [string, string][] =>
    ['surface', 'hover', 'selection', 'accent-soft'].map((on) => [text, on]),
  ),
  ['note-text', 'note'],
  ['text', 'note'],
  ['text-faint', 'note'],
]
const edges: [string, string][] = [
  ['line-control', 'surface'],
  ['line-control', 'ground'],
  ['focus', 'surface'],
  ['focus', 'ground'],
]

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  it.each(texts)('can be read: %s on %s', (text, on) => {
    expect(contrast(colour(text, theme), colour(on, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edges)('show their edge: %s on %s', (edge, on) => {
    expect(contrast(colour(edge, theme), colour(on, theme))).toBeGreaterThanOrEqual(3)
  })
})
