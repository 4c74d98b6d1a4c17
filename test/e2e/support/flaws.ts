import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { layoutFlaws } from './layout-flaws.ts'

/** What depends on colours alone: the rest of what axe asks is the same in every look. */
const ofColours: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe asks of a page as a whole. It leaves that out while something modal is open, but finds out only by what lies at some
 * points of the window at that moment; we know it by what is hidden from a screen reader.
 */
const ofWholePages = ['landmark-one-main', 'page-has-heading-one']

/** 1280 by 800 at 200 %: WCAG 2.2, 1.4.4. */
const magnified = { width: 640, height: 400 }

interface More {
  /** Rules that axe asks only where it is told to. */
  readonly rules?: readonly string[]
  /** Another size of the small window, in CSS px. */
  readonly small?: { width: number; height: number }
}

/**
 * What is wrong with what the page shows, in each look that a person can give it: light, dark, forced colours, spaced text,
 * and a small window. One line each, beginning with the look; empty where nothing is wrong. The page is left in light.
 */
export async function flaws(page: Page, { rules = [], small = magnified }: More = {}): Promise<string[]> {
  const usual = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const found: string[] = []
  const note = (look: string, lines: readonly string[]) =>
    void found.push(...lines.map((line) => `${look}: ${line}`))

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const asked: NonNullable<RunOptions['rules']> = {}
  for (const rule of ['target-size', ...rules]) asked[rule] = { enabled: true }
  if (await isCovered(page)) for (const rule of ofWholePages) asked[rule] = { enabled: false }
  note('light', await axeFlaws(page, { rules: asked }))
  await page.emulateMedia({ colorScheme: 'dark' })
  note('dark', await axeFlaws(page, ofColours))
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  note('forced colours', await axeFlaws(page, ofColours))
  await page.emulateMedia({ forcedColors: 'none' })

  note('spaced text', await flawsOfSpacedText(page))
  await page.setViewportSize(small)
  await settled(page)
  note('small window', await layoutFlaws(page))
  await page.setViewportSize(usual)
  return found
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Whether a dialog has hidden all that is not its own. */
function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('main')?.closest('[aria-hidden="true"], [inert]') != null)
}

/** axe stays in the page for the next look: to bring it costs as much as to ask it. */
async function axeFlaws(page: Page, options: RunOptions): Promise<string[]> {
  await settled(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const run = JSON.stringify({ resultTypes: ['violations'], ...options } satisfies RunOptions)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${run})`)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any }) => `${id}: ${any[0]?.message ?? help}: ${target.join(' ')} ${html}`),
  )
}

/** Colours that change would be read half-way, and what floats finds its place a frame later. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}

/** The layout under a style sheet of the person's own: WCAG 2.2, 1.4.12. A constructed one: the console's policy refuses all others. */
async function flawsOfSpacedText(page: Page): Promise<string[]> {
  const sheet = await page.evaluateHandle(() => {
    const made = new CSSStyleSheet()
    made.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`)
    document.adoptedStyleSheets.push(made)
    return made
  })
  await settled(page)
  const found = await layoutFlaws(page)
  await sheet.evaluate((made) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== made)
  })
  return found
}
