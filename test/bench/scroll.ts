import type { Browser, Page } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile, type FilledDesk } from './filled-desk.ts'
import { alternate, figuresOf, timesOf, type Side } from './measure.ts'
import { proportionalMemory, rendererIds } from './memory.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/** One frame at 60 Hz, and the grain of the browser's clock, in ms. */
const frame = 16.7
const grain = 0.1
/** Pixels in one frame: a quick turn of the wheel, three rows or so. */
const step = 100

/** B8: ten seconds of scrolling through every ticket, frame by frame, and the memory that window and console hold then. */
export async function measureScroll(bench: Bench): Promise<Result> {
  const large = scrolling(bench, await bench.large())
  const small = scrolling(bench, await bench.small())
  const frames = await alternate([large.side, small.side], bench.rounds)
  const memory = [large, small].map(({ side, held }) => figuresOf(side.name, held.slice(1), 'MiB'))
  const [ofLarge, ofSmall] = memory
  return {
    id: 'B8',
    what: `${bench.size.scrollSeconds} s of scrolling: frames over ${frame} ms, and memory (PSS of renderers and console)`,
    sides: [...frames, ...memory],
    verdicts: [
      atMost('frames over 16.7 ms, median', frames[0]?.median ?? null, 1, '% of frames'),
      atMost('memory, large ÷ small', timesOf(ofLarge, ofSmall), 1.15, 'times'),
    ],
  }
}

/** Opens one window at a time: what two hold together could not be told apart. */
function scrolling({ browser, size }: Bench, desk: FilledDesk): { side: Side; held: number[] } {
  const held: number[] = []
  const sample = async () => {
    const profile = copyProfile(desk, 'scroll')
    const host = await startConsole({ args: ['--profile', profile.path] })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await installPaintClock(page)
    await page.goto(host.address)
    await page.evaluate(() => window.paintClock.rowsPainted(20))
    const intervals = await scroll(page, size.scrollSeconds)
    held.push(await memoryOf(browser, host.pid))
    await page.close()
    await host.stop()
    profile.remove()
    return (intervals.filter((interval) => interval > frame + grain).length / intervals.length) * 100
  }
  return { side: { name: `${desk.tickets} tickets`, sample, unit: '% of frames' }, held }
}

/** Down and, at the end, up again; the ms between the beginnings of two frames. */
function scroll(page: Page, seconds: number): Promise<number[]> {
  return page.evaluate(
    async ({ pixels, until }) => {
      const grid = document.querySelector('.queue-grid')
      if (grid === null) throw new Error('There is no queue to scroll.')
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const intervals: number[] = []
      let direction = 1
      const began = await nextFrame()
      for (let last = began; last - began < until;) {
        const before = grid.scrollTop
        grid.scrollTop += pixels * direction
        if (grid.scrollTop === before) direction = -direction
        const now = await nextFrame()
        intervals.push(now - last)
        last = now
      }
      return intervals
    },
    { pixels: step, until: seconds * 1000 },
  )
}

async function memoryOf(browser: Browser, consolePid: number): Promise<number> {
  const ids = [...(await rendererIds(browser)), consolePid]
  return ids.reduce((sum, id) => sum + proportionalMemory(id), 0)
}
