import type { Page } from '@playwright/test'

/** Everything the page measures with, installed before its own scripts run. */
export interface PaintClock {
  /** Resolves after the frame that shows at least `rows` rows was handed to the screen, with the wall clock in ms. */
  rowsPainted(rows: number): Promise<number>
  /** Resolves after the frame that shows a row with this text, with the wall clock in ms. */
  rowPainted(text: string): Promise<number>
  /** Resolves after the frame that shows `count` such elements, with the ms since the page was asked for. */
  elementsPainted(selector: string, count: number): Promise<number>
  /** Presses, and resolves after the frame that shows what came of it; ms from the press. */
  pressToPaint(selector: string): Promise<number>
  /** Waits for a key, and resolves after the frame in which the text of this element is another; ms from the key. */
  keyToChange(key: string, selector: string): Promise<number>
}

declare global {
  interface Window {
    paintClock: PaintClock
  }
}

export async function installPaintClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** A message posted from a frame's callback arrives after that frame was painted. */
    const afterPaint = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve())
          port1.start()
          port2.postMessage(null)
        })
      })
    const shown = () => document.querySelectorAll('[role="row"]').length

    window.paintClock = {
      async rowsPainted(rows) {
        while (shown() < rows) await new Promise((resolve) => requestAnimationFrame(resolve))
        await afterPaint()
        return performance.timeOrigin + performance.now()
      },
      async rowPainted(text) {
        const isShown = () =>
          [...document.querySelectorAll('[role="row"]')].some((row) => row.textContent.includes(text))
        while (!isShown()) await new Promise((resolve) => requestAnimationFrame(resolve))
        await afterPaint()
        return performance.timeOrigin + performance.now()
      },
      async elementsPainted(selector, count) {
        while (document.querySelectorAll(selector).length < count)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        await afterPaint()
        return performance.now()
      },
      async pressToPaint(selector) {
        const button = document.querySelector<HTMLElement>(selector)
        const grid = document.querySelector('[role="grid"]')
        if (button === null || grid === null) throw new Error(`Nothing to press: ${selector}`)
        const settled = new Promise<void>((resolve) => {
          let wasBusy = false
          const observer = new MutationObserver(() => {
            const isBusy = grid.getAttribute('aria-busy') === 'true'
            if (wasBusy && !isBusy) {
              observer.disconnect()
              resolve()
            }
            wasBusy ||= isBusy
          })
          observer.observe(grid, { attributeFilter: ['aria-busy'] })
        })
        const pressed = performance.now()
        button.click()
        await settled
        await afterPaint()
        return performance.now() - pressed
      },
      async keyToChange(key, selector) {
        const text = () => document.querySelector(selector)?.textContent
        const before = text()
        if (before === undefined) throw new Error(`Nothing to watch: ${selector}`)
        const pressed = await new Promise<number>((resolve) => {
          const listen = (event: KeyboardEvent) => {
            if (event.key !== key) return
            removeEventListener('keydown', listen, true)
            resolve(event.timeStamp)
          }
          addEventListener('keydown', listen, true)
        })
        while (text() === before) await new Promise((resolve) => requestAnimationFrame(resolve))
        await afterPaint()
        return performance.now() - pressed
      },
    }
  })
}
