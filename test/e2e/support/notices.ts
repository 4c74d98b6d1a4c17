import type { Locator, Page } from '@playwright/test'

/** Stands in for the system's notifications, which no test can press: what a browser is asked to show. */
export async function hearNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told: { title: string; press: () => void }[] = []
    class Heard extends EventTarget {
      static permission = 'granted'
      static requestPermission = () => Promise.resolve('granted')
      readonly close = () => undefined
      constructor(title: string) {
        super()
        told.push({ title, press: () => this.dispatchEvent(new Event('click')) })
      }
    }
    Object.assign(globalThis, { Notification: Heard, toldNotices: told })
  })
}

interface Told {
  toldNotices?: { title: string; press: () => void }[]
}

/** Their titles, with no ticket's number. */
export function toldTitles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { toldNotices = [] } = globalThis as Told
    return toldNotices.map(({ title }) => title.replace(/#\d+/, '#'))
  })
}

export async function pressNotice(page: Page, place: number): Promise<void> {
  await page.evaluate((at) => (globalThis as Told).toldNotices?.[at]?.press(), place)
}

export function bell(page: Page): Locator {
  return page.getByRole('button', { name: /^Notifications/ })
}
