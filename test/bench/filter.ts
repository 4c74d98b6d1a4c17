import type { Page } from '@playwright/test'
import { defaultQueueView } from '../../shared/ipc/queue-view.ts'
import { urgencies } from '../../shared/rules/urgency.ts'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile, type FilledDesk } from './filled-desk.ts'
import { filterJsonFile, jsonKeeps, openFilledJsonFile, urgencyViews } from './json-file.ts'
import { alternate, timed, timesOf, type Side } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { missingSides, sidesOf } from './peer.ts'
import { resultsPage, type RequestTracker } from './request-tracker.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** One frame at 60 Hz, ms. */
const frame = 16.7
const tallWindow = { width: 1440, height: 2100 }

/** B2: press of an urgency filter → its rows painted, over all tickets of every status. */
export async function measureFilter(bench: Bench): Promise<Result> {
  const { browser, folder, rounds, later } = bench
  const large = await bench.large()
  const rt = await bench.requestTracker()
  const { page, side: ofLarge } = await openQueue(bench, large)
  const { side: ofSmall } = await openQueue(bench, await bench.small())
  const rtPage = await browser.newPage({ viewport: tallWindow })
  later(() => rtPage.close())
  const file = openFilledJsonFile(large, folder, 'filter')
  let turn = 0
  const fromJson = () =>
    timed(() => filterJsonFile(file, urgencyViews[(turn += 1) % urgencyViews.length] ?? defaultQueueView))
  const sides = await alternate(
    [
      ofLarge,
      ofSmall,
      emptyPress(page),
      {
        name: `JSON file, ${large.tickets} rows read and filtered, nothing painted`,
        sample: fromJson,
        most: rounds,
        keeps: jsonKeeps,
      },
      ...sidesOf(rt, (program) => [pageSide(rtPage, program, rounds)]),
    ],
    rounds * 5,
  )
  const [ours, , , json] = sides
  return {
    id: 'B2',
    what: 'urgency filter → rows painted',
    sides,
    verdicts: [
      atMost('p99 in one frame', ours?.p99 ?? null, frame, 'ms'),
      atLeast('JSON file ÷ press to paint', timesOf(json, ours), 20, 'times'),
    ],
    missing: missingSides(rt, 'Request Tracker, its own page of 50'),
  }
}

async function openQueue({ browser, later }: Bench, desk: FilledDesk): Promise<{ page: Page; side: Side }> {
  const profile = copyProfile(desk, 'filter')
  later(profile.remove)
  const host = await startConsole({ args: ['--profile', profile.path] })
  later(host.stop)
  const page = await browser.newPage({ viewport: tallWindow })
  later(() => page.close())
  await installPaintClock(page)
  await page.goto(host.address)
  await page.evaluate(() => window.paintClock.rowsPainted(40))
  let turn = 0
  const sample = async () => {
    turn += 1
    // On and off again, each level in turn: every press shows other rows.
    const key = String((Math.floor(turn / 2) % urgencies.length) + 1)
    return pressToPaint(page, `.urgency-bar [aria-keyshortcuts="${key}"]`, '.queue-grid', turn)
  }
  return { page, side: { name: `${desk.tickets} tickets`, sample } }
}

/** What the method itself takes: a press of which nothing comes but a change of one attribute, over the same rows. */
function emptyPress(page: Page): Side {
  let turn = 0
  const sample = async () => {
    if (turn === 0) await page.evaluate(addEmptyButton)
    turn += 1
    return pressToPaint(page, '#press-of-nothing', '#press-of-nothing', turn)
  }
  return { name: 'a press that changes one attribute', sample }
}

/** Runs in the page. */
function addEmptyButton(): void {
  const button = document.createElement('button')
  button.id = 'press-of-nothing'
  button.style.cssText = 'position: fixed; inset: 0 0 auto auto; width: 20px; height: 20px'
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true')
    button.setAttribute('aria-busy', 'false')
  })
  document.body.append(button)
}

/** A press as of a hand: with the mouse, at any moment of a frame. */
async function pressToPaint(page: Page, button: string, busy: string, turn: number): Promise<number> {
  const box = await page.locator(button).boundingBox()
  if (box === null) throw new Error(`Nothing to press: ${button}`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(20 + ((turn * 7) % 17))
  await page.evaluate(([of = '', by = '']) => window.paintClock.armPress(of, by), [button, busy])
  await page.mouse.down()
  await page.mouse.up()
  return page.evaluate(() => window.paintClock.pressToPaint())
}

/** RT's search page, with a session, from the press to the frame with its 50 rows. */
function pageSide(page: Page, rt: RequestTracker, most: number): Side {
  let turn = 0
  const urgency = ['Question', 'Work request', 'Urgent work request', 'Impaired function']
  const sample = async () => {
    const [name = '', value = ''] = rt.cookie.split('=')
    if (turn === 0) {
      await installPaintClock(page)
      await page.context().addCookies([{ name, value, url: rt.base }])
    }
    turn += 1
    const query = `'CF.{Urgency}' = '${urgency[turn % urgency.length]}'`
    await page.goto(resultsPage(rt, query), { waitUntil: 'commit' })
    return page.evaluate(() => window.paintClock.elementsPainted('tbody.list-item', 50))
  }
  return { name: `Request Tracker, its own page of 50 of ${rt.tickets} tickets`, sample, most }
}
