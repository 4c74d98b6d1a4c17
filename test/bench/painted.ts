import type { Page } from '@playwright/test'

/** Everything the page measures with, installed before its own scripts run. */
export interface PaintClock {
  /** Resolves after the frame that shows at least `rows` rows was handed to the screen, with the wall clock in ms. */
  rowsPainted(rows: number): Promise<number>
  /** Resolves after the frame that shows a row with this text, with the wall clock in ms. */
  rowPainted(text: string): Promise<number>
  /** Resolves after the frame that shows `count` such elements, with the ms since the page was asked for. */
  elementsPainted(selector: string, count: number): Promise<number>
  /**
   * Begins to wait for a press of `button` and for `busy`, an element that says so of itself (`aria-busy`), to have become
   * busy and free again; the press comes from outside, as from a hand.
   */
  armPress(button: string, busy: string): void
  /** Begins to wait for a press of `button` and for so many elements that were not there before it. */
  armOpening(button: string, selector: string, count: number): void
  /** Resolves after the frame that shows what came of the press; ms from the moment the browser took the press in. */
  pressToPaint(): Promise<number>
  /** Begins to wait for a key that changes the text of an element; the press comes from outside, as from a keyboard. */
  armKey(key: string, selector: string): void
  /** Begins to wait for any key, whatever comes of it: a held Control or Shift counts with the key that follows. */
  armNextPaint(): void
  /** Resolves after the frame with the text that the key changed, or after the next one; ms from the key. */
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
    const everything = { subtree: true, childList: true, characterData: true, attributes: true }
    /** A message that is posted before a frame is painted arrives after it was. */
    const thisFrame = () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        port2.postMessage(null)
      })
    /** Looks at each change of the page: whoever looked at each frame would make the browser draw frames that nobody needs. */
    function becomesSo(isSo: () => boolean): Promise<void> {
      if (isSo()) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const vain = () => end(() => reject(new Error('Waited in vain for a frame that shows it.')))
        const late = setTimeout(vain, patience)
        const observer = new MutationObserver(() => {
          if (isSo()) end(resolve)
        })
        function end(settle: () => void): void {
          clearTimeout(late)
          observer.disconnect()
          settle()
        }
        observer.observe(document, everything)
      })
    }
    /** A page that changed is drawn in the next frame, which then is the one that is waited for. */
    async function painted(isSo: () => boolean): Promise<void> {
      await becomesSo(isSo)
      await nextFrame()
      await thisFrame()
    }
    const wallClock = () => performance.timeOrigin + performance.now()
    /** Waited for from the arming on: a question that comes from outside comes late. */
    let armed = Promise.resolve(Number.NaN)
    let heard: ((event: KeyboardEvent) => void) | null = null
    // Before the page's own listeners, of which a dialog's lets Escape come no further.
    addEventListener('keydown', (event) => heard?.(event), true)
    const rows = () => [...document.querySelectorAll('[role="row"]:not(.views-entry)')]

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
      armPress(button, busy) {
        const pressed = document.querySelector(button)
        const watched = document.querySelector(busy)
        if (pressed === null || watched === null) throw new Error(`Nothing to press: ${button}`)
        let wasBusy = false
        let isSettled = false
        let pressedAt = Number.NaN
        const observer = new MutationObserver((changes) => {
          const isBusy = watched.getAttribute('aria-busy') === 'true'
          wasBusy ||= isBusy || changes.some(({ oldValue }) => oldValue === 'true')
          isSettled = wasBusy && !isBusy
          if (isSettled) observer.disconnect()
        })
        const listen = ({ timeStamp }: Event) => {
          pressedAt = timeStamp
          observer.observe(watched, { attributeFilter: ['aria-busy'], attributeOldValue: true })
        }
        pressed.addEventListener('click', listen, { capture: true, once: true })
        armed = painted(() => isSettled).then(() => performance.now() - pressedAt)
      },
      armOpening(button, selector, count) {
        const pressed = document.querySelector(button)
        if (pressed === null) throw new Error(`Nothing to press: ${button}`)
        let pressedAt = Number.NaN
        const listen = ({ timeStamp }: Event) => (pressedAt = timeStamp)
        pressed.addEventListener('click', listen, { capture: true, once: true })
        const isOpen = () => document.querySelectorAll(selector).length >= count
        armed = painted(isOpen).then(() => performance.now() - pressedAt)
      },
      pressToPaint: () => armed,
      armKey(key, selector) {
        const text = () => document.querySelector(selector)?.textContent
        const before = text()
        if (before === undefined) throw new Error(`Nothing to watch: ${selector}`)
        let pressedAt = Number.NaN
        const listen = (event: KeyboardEvent) => {
          if (event.key !== key) return
          removeEventListener('keydown', listen, true)
          pressedAt = event.timeStamp
        }
        addEventListener('keydown', listen, true)
        const hasChanged = () => !Number.isNaN(pressedAt) && text() !== before
        armed = painted(hasChanged).then(() => performance.now() - pressedAt)
      },
      armNextPaint() {
        armed = new Promise((resolve, reject) => {
          const late = setTimeout(() => reject(new Error('Waited in vain for a key.')), patience)
          heard = ({ key, timeStamp }) => {
            if (key === 'Control' || key === 'Shift') return
            clearTimeout(late)
            heard = null
            void nextFrame()
              .then(thisFrame)
              .then(() => resolve(performance.now() - timeStamp))
          }
        })
      },
      keyToPaint: () => armed,
    }
  })
}
