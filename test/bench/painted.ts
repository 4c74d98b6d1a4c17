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
  /** Begins to wait for a key that changes the text of an element; the press comes from outside, as from a keyboard. */
  armKey(key: string, selector: string): void
  /** Resolves after the frame with the text that the key changed; ms from the key. */
  keyToPaint(): Promise<number>
}

declare global {
  interface Window {
    paintClock: PaintClock
  }
}

export async function installPaintClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** Longer than anything here may take, ms: a question that cannot be answered must not hang the others. */
    const patience = 60_000
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    /** A message that is posted before a frame is painted arrives after it was. */
    const thisFrame = () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        port2.postMessage(null)
      })
    /** Looks where a frame begins, so that the frame in which it is so is the one that is waited for. */
    async function painted(isSo: () => boolean): Promise<void> {
      const began = performance.now()
      do {
        const now = await nextFrame()
        if (now - began > patience) throw new Error('Waited in vain for a frame that shows it.')
      } while (!isSo())
      await thisFrame()
    }
    const wallClock = () => performance.timeOrigin + performance.now()
    let pressedAt: number | null = null
    let hasChanged = () => false
    const rows = () => [...document.querySelectorAll('[role="row"]')]

    window.paintClock = {
      async rowsPainted(count) {
        await painted(() => rows().length >= count)
        return wallClock()
      },
      async rowPainted(text) {
        await painted(() => rows().some((row) => row.textContent.includes(text)))
        return wallClock()
      },
      async elementsPainted(selector, count) {
        await painted(() => document.querySelectorAll(selector).length >= count)
        return performance.now()
      },
      async pressToPaint(selector) {
        const button = document.querySelector<HTMLElement>(selector)
        const grid = document.querySelector('[role="grid"]')
        if (button === null || grid === null) throw new Error(`Nothing to press: ${selector}`)
        let wasBusy = false
        let isSettled = false
        const observer = new MutationObserver(() => {
          const isBusy = grid.getAttribute('aria-busy') === 'true'
          isSettled ||= wasBusy && !isBusy
          wasBusy ||= isBusy
        })
        observer.observe(grid, { attributeFilter: ['aria-busy'] })
        const pressed = performance.now()
        button.click()
        await painted(() => isSettled)
        observer.disconnect()
        return performance.now() - pressed
      },
      armKey(key, selector) {
        const text = () => document.querySelector(selector)?.textContent
        const before = text()
        if (before === undefined) throw new Error(`Nothing to watch: ${selector}`)
        pressedAt = null
        hasChanged = () => pressedAt !== null && text() !== before
        const listen = (event: KeyboardEvent) => {
          if (event.key !== key) return
          removeEventListener('keydown', listen, true)
          pressedAt = event.timeStamp
        }
        addEventListener('keydown', listen, true)
      },
      async keyToPaint() {
        await painted(hasChanged)
        return performance.now() - (pressedAt ?? Number.NaN)
      },
    }
  })
}
