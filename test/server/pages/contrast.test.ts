import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, inkOn, readableOn } from '#server/pages/contrast'
import { providerStyle } from '#server/pages/provider-style'
import { sampleSettings } from '#server/sample/sample-settings'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => '#' + value.toString(16).padStart(6, '0'))

it('measures the contrast of black and white as 21, and of equals as 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#336699', '#336699')).toBe(1)
})

it('makes any accent readable on any ground, and keeps one that is readable already', () => {
  fc.assert(
    fc.property(colour, colour, (accent, ground) => {
      const readable = readableOn(accent, ground)
      expect(contrast(readable, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(accent, ground) < 4.5 || readable === accent).toBe(true)
      expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

it('writes nothing into the style sheet but colours', () => {
  fc.assert(
    fc.property(colour, colour, (accent, banner) => {
      const style = providerStyle({ ...sampleSettings, colours: { accent: accent.toUpperCase(), banner } })
      expect(style.match(/#[0-9a-f]+/g)?.every((found) => /^#[0-9a-f]{6}$/.test(found))).toBe(true)
    }),
  )
})
