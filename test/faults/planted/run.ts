/**
 * `npm run planted [-- --only NAME]`: plants one bug after the other in a copy of the tree, and runs the tests that have to
 * catch it. First the copy has to pass them all without a bug. Exits with 1 where one is not caught.
 */
import { parseArgs } from 'node:util'
import { hunt, type Hunt } from './hunt.ts'
import { makePlot } from './plant.ts'
import { plantedBugs } from './planted-bugs.ts'
import { tests, type Catcher, type PlantedBug } from './planted-bug.ts'

/** In ms. Without a bug all tests run at once, and have to end. */
const longestSound = 20 * 60_000
const longestHunt = 5 * 60_000

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const bugs = plantedBugs.filter(({ name }) => values.only === undefined || name === values.only)
if (bugs.length === 0) throw new Error(`There is no planted bug of the name ${values.only}.`)

const plot = makePlot()
const rows: string[] = []
let uncaught = 0
try {
  for (const catcher of allCatchers()) {
    const found = hunt(plot.path, catcher, longestSound)
    if (found.kind !== 'nothing')
      throw new Error(`Without a bug, the tests already find one: ${words(found)}`)
  }
  for (const bug of bugs) {
    const found = plantAndHunt(bug)
    if (found.kind !== 'caught') uncaught += 1
    console.log(`${bug.name}: ${words(found)}`)
    rows.push(`| \`${bug.name}\` | ${bug.harm} | ${words(found).replaceAll('|', '/')} |`)
  }
} finally {
  plot.remove()
}
console.log(`\n| bug | what would go wrong | caught by |\n| --- | --- | --- |\n${rows.join('\n')}`)
console.log(`\n${bugs.length - uncaught} of ${bugs.length} caught`)
process.exitCode = uncaught > 0 ? 1 : 0

function plantAndHunt(bug: PlantedBug): Hunt {
  try {
    plot.plant(bug.edits)
    return hunt(plot.path, bug.caughtBy, longestHunt)
  } catch (thrown) {
    return { kind: 'broken', why: thrown instanceof Error ? thrown.message : String(thrown) }
  } finally {
    plot.clear()
  }
}

/** All test files at once, and the longest run of stories. */
function allCatchers(): Catcher[] {
  const files = bugs.flatMap(({ caughtBy }) => (caughtBy.kind === 'tests' ? caughtBy.files : []))
  const stories = bugs.flatMap(({ caughtBy }) => (caughtBy.kind === 'simulation' ? [caughtBy] : []))
  const longest = stories.toSorted((one, other) => other.count - one.count).slice(0, 1)
  return [...(files.length > 0 ? [{ ...tests(), files: [...new Set(files)] } as Catcher] : []), ...longest]
}

function words(found: Hunt): string {
  return found.kind === 'nothing' ? 'NOT CAUGHT' : found.kind === 'caught' ? found.by : `BROKEN: ${found.why}`
}
