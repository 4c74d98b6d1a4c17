import type { Browser } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import { patience, startFilled, type FilledDesk } from './filled-desk.ts'
import { alternate } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/** The form takes 60 a minute from one address; a run must stay below. */
const mostRounds = 50

/** The main job: a customer's form leaves the customer → the frame with its row in the agent's queue. */
export async function measureFormToRow(
  browser: Browser,
  desks: readonly FilledDesk[],
  rounds: number,
): Promise<Result> {
  const opened = []
  for (const { dataDir, profile, tickets } of desks) {
    const service = await startFilled(dataDir, tickets)
    const host = await startConsole({
      args: ['--profile', profile, '--service', service.url],
      token: service.token,
    })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await installPaintClock(page)
    await page.goto(host.address)
    // The service took another port than when the desk was filled: to the console it is another desk, synced anew.
    await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
    // Newest first, so that the row lands where it is seen.
    const byNumber = page.getByRole('columnheader', { name: 'Number' })
    while ((await byNumber.getAttribute('aria-sort')) !== 'descending') await byNumber.click()
    let turn = 0
    const sample = async () => {
      const subject = `Form to row ${(turn += 1)}`
      const painted = page.evaluate((text) => window.paintClock.rowPainted(text), subject)
      const sent = performance.timeOrigin + performance.now()
      await fileForm(service.url, subject)
      return (await painted) - sent
    }
    opened.push({ service, host, page, side: { name: `${tickets} tickets`, sample } })
  }
  const sides = await alternate(
    opened.map(({ side }) => side),
    Math.min(rounds, mostRounds),
  )
  for (const { service, host, page } of opened) {
    await page.close()
    await host.stop()
    await service.stop()
  }
  return {
    id: 'main job',
    what: 'form sent → row painted',
    sides,
    verdicts: [
      atMost('p99', sides[0]?.p99 ?? 0, 1000, 'ms'),
      atMost('median', sides[0]?.median ?? 0, 100, 'ms'),
    ],
  }
}

/** What a browser sends when a customer presses the button. */
async function fileForm(serviceUrl: string, subject: string): Promise<void> {
  const body = new URLSearchParams({
    groupName: 'Blue Heron Bakery',
    urgency: 'impaired-function',
    firstName: 'Ines',
    lastName: 'Okafor',
    email: 'ines@heron.example',
    phone: '+49 30 5550 1212',
    subject,
    description: 'Since this morning every card is refused.',
  })
  const answer = await fetch(`${serviceUrl}/tickets`, { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`The form was answered with ${answer.status}.`)
}
