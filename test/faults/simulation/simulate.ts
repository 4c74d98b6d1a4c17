import fc from 'fast-check'
import { play } from './play.ts'
import { makeProfiles } from './profile-templates.ts'
import { stories, tellStory } from './story.ts'

export interface Simulated {
  readonly seeds: number
  /** In words, with the shortest story that still fails; one per seed that broke an invariant. */
  readonly failures: { seed: number; words: string }[]
}

/** Runs one story per seed, from `first` on. A seed alone says everything: the same one plays the same story again. */
export async function simulate(
  first: number,
  count: number,
  tell: (done: number, failures: number) => void = () => undefined,
): Promise<Simulated> {
  const profiles = makeProfiles()
  const failures: Simulated['failures'] = []
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const words = await playSeed(seed, profiles)
      if (words !== null) failures.push({ seed, words })
      tell(seed - first + 1, failures.length)
    }
  } finally {
    profiles.remove()
  }
  return { seeds: count, failures }
}

async function playSeed(seed: number, profiles: ReturnType<typeof makeProfiles>): Promise<string | null> {
  const property = fc.asyncProperty(stories, fc.scheduler(), async (story, scheduler) => {
    const violations = await play(story, scheduler, profiles)
    if (violations.length > 0)
      throw new Error(violations.map(({ invariant, what }) => `[${invariant}] ${what}`).join('\n'))
  })
  const found = await fc.check(property, { seed, numRuns: 1 })
  if (!found.failed) return null
  const story = found.counterexample?.[0]
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance)
  return `${why}\n${story === undefined ? '' : tellStory(story)}`
}
