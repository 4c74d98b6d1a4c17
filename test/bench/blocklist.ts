import type { FoldedOperation } from '#shared/rules/blocklist/fold-group'
import { foldGroup } from '#shared/rules/blocklist/fold-group'
import { staffIdSchema } from '#shared/protocol/common'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { fillBlocklist, operationsOn } from './blocklist-desk.ts'
import { alternate, type Side } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/** What the screen of the blocklist may take to open, in ms. Source: the issue that asked for it. */
const longestOpening = 100
/** What one new operation may take to be folded, in ms. */
const longestFold = 1

/** B10: press of “Blocklist” → its first rows painted, with 5,000 entries of 50,000 operations. */
export async function measureBlocklist(bench: Bench): Promise<Result> {
  const { browser, folder, later, rounds, size } = bench
  const { entries, operationsOnEach } = size.blocklist
  const { profile } = await fillBlocklist(browser, folder, size.blocklist)
  const host = await startConsole({ args: ['--profile', profile] })
  later(host.stop)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  later(() => page.close())
  await installPaintClock(page)
  await page.goto(host.address)
  await page.evaluate(() => window.paintClock.rowsPainted(10))
  const section = (name: string) => page.getByRole('navigation').getByRole('button', { name })
  const sample = async () => {
    await section('Queue').click()
    await page.getByRole('grid', { name: 'Tickets' }).waitFor()
    const button = section('Blocklist')
    await button.evaluate((element) => element.setAttribute('data-measured', ''))
    const rows = '.blocklist [role="row"]'
    await page.evaluate(
      ([of = '', wanted = '']) => window.paintClock.armOpening(of, wanted, 8),
      ['[data-measured]', rows],
    )
    await button.click()
    return page.evaluate(() => window.paintClock.pressToPaint())
  }
  const name = `${entries} entries, ${entries * operationsOnEach} operations`
  const sides = await alternate([{ name, sample }, ...foldSides(operationsOnEach)], rounds)
  const [opening, fold] = sides
  return {
    id: 'B10',
    what: 'blocklist opened → rows painted; one operation folded',
    sides,
    verdicts: [
      atMost('opening, p99', opening?.p99 ?? null, longestOpening, 'ms'),
      atMost('fold of one new operation, p99', fold?.p99 ?? null, longestFold, 'ms'),
    ],
    missing: [],
  }
}

/** The fold is over a group's own operations: those of other groups never enter it. */
function foldSides(usual: number): Side[] {
  return [usual, 200].map((count) => {
    const operations: FoldedOperation[] = operationsOn('group', count).map((operation) => ({
      ...operation,
      from: new Date(operation.madeAt.ms).toISOString(),
      until: operation.until ?? null,
      evidence: [],
      madeBy: staffIdSchema.parse('ada'),
      countedAt: new Date(operation.madeAt.ms).toISOString(),
    }))
    const sample = () => {
      const began = performance.now()
      foldGroup(operations)
      return performance.now() - began
    }
    return { name: `fold of one more operation on a group that has ${count}`, sample }
  })
}
