import { join } from 'node:path'
import { z } from 'zod'
import { startProgram } from '../../scripts/start-program.ts'

/** A gateway that takes what is posted to it, in a process of its own; see `gateway-server.ts`. */
export interface Gateway {
  /** Where one person's messages of a side go. */
  addressOf(side: string, person: number): string
  /** Waits until a side has had so many since it was last asked. `at`: ms of `monotonic()`. */
  taken(side: string, count: number): Promise<TakenMessage[]>
  stop(): Promise<void>
}

const takenSchema = z.array(z.object({ at: z.number(), body: z.string() }))
export type TakenMessage = z.infer<typeof takenSchema>[number]

export async function startGateway(): Promise<Gateway> {
  const { address, stop } = await startProgram({
    script: join('test', 'bench', 'gateway-server.ts'),
    ready: /^gateway at (http:\S+)$/,
  })
  return {
    addressOf: (side, person) => `${address}/${side}/${person}`,
    async taken(side, count) {
      const answer = await fetch(`${address}/${side}?count=${count}`)
      return takenSchema.parse(await answer.json())
    },
    stop,
  }
}
