import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'

/** So many are named; to look at more of them one by one takes longer than to look at all there is. */
const mostNamed = 200

/**
 * The tickets of a cache whose rows were written since somebody looked at them last. In memory, and rather one too many: a
 * transaction that was taken back leaves its tickets here.
 */
export class TouchedTickets {
  readonly #ids = new Set<string>()

  add(id: string): void {
    if (this.#ids.size <= mostNamed) this.#ids.add(id)
  }

  /** Null where they are too many to name. */
  ids(): TicketId[] | null {
    return this.#ids.size > mostNamed ? null : [...this.#ids].map((id) => ticketIdSchema.parse(id))
  }

  /** They were looked at. */
  forget(): void {
    this.#ids.clear()
  }
}
