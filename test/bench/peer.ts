import type { Missing } from './result.ts'

/** A program that the desk is held against, or why it cannot be. */
export type Peer<Program> =
  | { readonly kind: 'here'; readonly program: Program }
  | { readonly kind: 'absent' | 'failed'; readonly why: string }

/** What went wrong, in a line; PouchDB throws what is no `Error`. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message
  return JSON.stringify(thrown) ?? String(thrown)
}

/** What a table says of a side whose peer is not here; nothing where it is. */
export function missingSides(peer: Peer<unknown>, ...names: readonly string[]): Missing[] {
  if (peer.kind === 'here') return []
  const { why, kind } = peer
  return names.map((name) => ({ name, why, absent: kind === 'absent' }))
}

/** The sides that a peer takes part with; none where it is not here. */
export function sidesOf<Program, Side>(
  peer: Peer<Program>,
  sides: (program: Program) => readonly Side[],
): readonly Side[] {
  return peer.kind === 'here' ? sides(peer.program) : []
}
