import type { Settings } from '../../shared/protocol/settings.ts'
import { inkOn, readableOn } from './contrast.ts'

/** The grounds of form-style.ts (`--tint`) on which the accent is hardest to read; the two files change together. */
const lightGround = '#eef1f5'
const darkGround = '#232932'

/** The provider's colours as custom properties, made readable (4.5 : 1) on both grounds whatever was picked. */
export function providerStyle({ colours }: Settings): string {
  const light = readableOn(colours.accent.toLowerCase(), lightGround)
  const dark = readableOn(colours.accent.toLowerCase(), darkGround)
  const banner = colours.banner.toLowerCase()
  return `:root {
  --accent: ${light};
  --accent-ink: ${inkOn(light)};
  --banner: ${banner};
  --banner-ink: ${inkOn(banner)};
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${dark};
    --accent-ink: ${inkOn(dark)};
  }
}
`
}

/** The mark in the browser's tab: a lifebelt in the provider's banner colour. */
export function providerIcon({ colours }: Settings): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colours.banner}"/><circle cx="16" cy="16" r="7" fill="none" stroke="${inkOn(colours.banner.toLowerCase())}" stroke-width="4"/></svg>`
}
