import fc from 'fast-check'
import { play } from './play.ts'
import { makeProfiles, type Profiles } from './profile-templates.ts'
import { stories, tellStory } from './story.ts'

export interface SimulationOptions {
  /** The first failure ends it, and is told as it is; otherwise each is made as short as it gets. */
  readonly isQuick?: boolean
  readonly tell?: (done: number, failures: number) => void
  /** Is told of each failure at once. */
  readonly found?: (seed: number, words: string) => void
}

export interface Simulated {
  readonly seeds: number
  /** In words, with the shortest story that still fails; one per seed that broke an invariant. */
  readonly failures: { seed: number; words: string }[]
}

/** Runs one story per seed, from `first` on. A seed alone says everything: the same one plays the same story again. */
export async function simulate(
  first: number,
  count: number,
  { isQuick = false, tell = () => undefined, found = () => undefined }: SimulationOptions = {},
): Promise<Simulated> {
  const profiles = makeProfiles()
  const failures: Simulated['failures'] = []
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const words = await playSeed(seed, profiles, isQuick)
      if (words !== null) {
        failures.push({ seed, words })
        found(seed, words)
      }
      tell(seed - first + 1, failures.length)
      if (isQuick && words !== null) return { seeds: seed - first + 1, failures }
    }
  } finally {
    profiles.remove()
  }
  return { seeds: count, failures }
}

/** Making a story short is given up after this long, in ms. */
const longestShortening = 60_000

async function playSeed(seed: number, profiles: Profiles, isQuick: boolean): Promise<string | null> {
  const property = fc.asyncProperty(stories, fc.scheduler(), async (story, scheduler) => {
    const violations = await play(story, scheduler, profiles)
    if (violations.length > 0)
      throw new Error(violations.map(({ invariant, what }) => `[${invariant}] ${what}`).join('\n'))
  })
  const found = await fc.check(property, {
    seed,
    numRuns: 1,
    endOnFailure: isQuick,
    interruptAfterTimeLimit: longestShortening,
  })
  if (!found.failed) return null
  const story = found.counterexample?.[0]
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance)
  return `${why}\n${story === undefined ? '' : tellStory(story)}`
}
