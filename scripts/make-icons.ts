import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './find-chromium.ts'

/* Draws `resources/icons/*.png` from the one SVG, with the Chromium that is here. */

const sizes = [16, 24, 32, 48, 64, 128, 256, 512] as const
const resources = join(dirname(import.meta.dirname), 'resources')
const svg = readFileSync(join(resources, 'screen', 'icon.svg')).toString('base64')
const target = join(resources, 'icons')
mkdirSync(target, { recursive: true })

const found = findChromium(process.env)
const browser = await chromium.launch({
  ...(found === null ? {} : { executablePath: found.path }),
  chromiumSandbox: process.getuid?.() !== 0,
})
const page = await browser.newPage()
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0"><img src="data:image/svg+xml;base64,${svg}" width="${size}" height="${size}" style="display:block">`,
  )
  await page.screenshot({ path: join(target, `${size}x${size}.png`), omitBackground: true })
}
await browser.close()
