import type { Bench } from './bench.ts'
import { openLiveDesk } from './live-desk.ts'
import { alternate, type Side } from './measure.ts'
import { atMost, type Result } from './result.ts'

/** The form takes 60 a minute from one address; a run must stay below. */
const mostRounds = 50

/** The main job: a customer's form leaves the customer → the frame with its row in the agent's queue. */
export async function measureFormToRow(bench: Bench): Promise<Result> {
  const opened: Side[] = []
  for (const desk of [await bench.large(), await bench.small()]) {
    const live = await openLiveDesk(bench, desk, 'form-to-row')
    let turn = 0
    const sample = async () => {
      const subject = `Form to row ${(turn += 1)}`
      const painted = live.page.evaluate((text) => window.paintClock.rowPainted(text), subject)
      const sent = performance.timeOrigin + performance.now()
      await fileForm(live.service.url, subject)
      return (await painted) - sent
    }
    opened.push({ name: `${desk.tickets} tickets`, sample })
  }
  const sides = await alternate(opened, Math.min(bench.rounds, mostRounds))
  return {
    id: 'main job',
    what: 'form sent → row painted',
    sides,
    verdicts: [
      atMost('p99', sides[0]?.p99 ?? null, 1000, 'ms'),
      atMost('median', sides[0]?.median ?? null, 100, 'ms'),
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
