import { ticketIdOfKey } from './notice-keys.ts'

/** Under which the keys of all pages stand together. */
const pages = null

/**
 * The keys of what stood when it was looked at last. Those of one ticket are replaced together, without a look at all others:
 * a person may have hundreds of tickets.
 */
export class ToldKeys {
  readonly #keys = new Map<string | null, readonly string[]>()

  constructor(keys: readonly string[]) {
    this.replace(null, keys)
  }

  has(key: string): boolean {
    return this.#keys.get(ticketIdOfKey(key))?.includes(key) ?? false
  }

  all(): string[] {
    return [...this.#keys.values()].flat()
  }

  /** `standing` is what stands now for these tickets (null: for all there are), and for every page. True where that is news. */
  replace(ticketIds: readonly string[] | null, standing: readonly string[]): boolean {
    const now = Map.groupBy(standing, ticketIdOfKey)
    const looked = new Set([...(ticketIds ?? this.#keys.keys()), ...now.keys(), pages])
    // Each of them: one that is news already must not keep the next from being replaced.
    return [...looked].filter((about) => this.#put(about, now.get(about) ?? [])).length > 0
  }

  #put(about: string | null, keys: readonly string[]): boolean {
    const before = this.#keys.get(about) ?? []
    if (before.length === keys.length && keys.every((key) => before.includes(key))) return false
    if (keys.length === 0) this.#keys.delete(about)
    else this.#keys.set(about, keys)
    return true
  }
}
