import type { Scheduler } from 'fast-check'
import type { Violation } from '../history.ts'
import { heal } from './heal.ts'
import { judge } from './judge.ts'
import { playStep } from './play-step.ts'
import type { Profiles } from './profile-templates.ts'
import type { Story } from './story.ts'
import { makeWorld } from './world.ts'

/** Plays a story to its end, heals everything, and judges what was recorded. */
export async function play(story: Story, scheduler: Scheduler, profiles: Profiles): Promise<Violation[]> {
  const world = makeWorld(story, scheduler, profiles)
  try {
    for (const one of world.consoles) one.start()
    if (story.isPulled) await world.hop(1000)
    for (const step of story.steps) {
      await playStep(world, step)
      await world.settle()
      await world.hop(step.hops)
      for (const one of world.consoles) one.look()
    }
    const unrest = await heal(world)
    for (const one of world.consoles) one.look()
    return unrest.length > 0 ? unrest : await judge(world)
  } finally {
    for (const one of world.consoles) await one.crash(world.settle)
  }
}
