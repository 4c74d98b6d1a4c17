import type { Timers } from './timers.ts'

/** Takes items one by one, and hands over together, in their order, those that came before the next turn. */
export function gather<Item>(
  timers: Pick<Timers, 'nextTurn'>,
  take: (together: readonly Item[]) => void,
): (item: Item) => void {
  let waiting: Item[] = []
  async function takeNext(): Promise<void> {
    await timers.nextTurn()
    const together = waiting
    waiting = []
    take(together)
  }
  return (item) => {
    waiting.push(item)
    if (waiting.length === 1) void takeNext()
  }
}
