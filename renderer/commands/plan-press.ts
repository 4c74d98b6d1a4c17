import { isSingleKey, type Press } from './key-press.ts'

/** What a press leads to. */
export type PressPlan =
  /** The commands of these keys are tried. */
  | { kind: 'run'; keys: string }
  /** The first key of a sequence: the next one decides. */
  | { kind: 'wait'; prefix: string }
  /** A sequence ends without a command. The press is used up: after `g`, a stray `e` must not resolve a ticket. */
  | { kind: 'leave' }
  /** Not ours. */
  | { kind: 'pass' }

export interface KeysNow {
  /** The keys of all commands that are bound, as the table writes them. */
  bound: readonly string[]
  /** The first key of a sequence that was begun. */
  prefix: string | null
}

/** Decides about one press. */
export function planPress(press: Press, { bound, prefix }: KeysNow): PressPlan {
  if (prefix !== null) {
    if (press.length === 0) return { kind: 'pass' }
    const keys = press.map((each) => `${prefix} ${each}`).find((each) => bound.includes(each))
    if (keys !== undefined) return { kind: 'run', keys }
    // A chord or Tab means what it means everywhere.
    if (press.some((each) => isSingleKey(each) || each === 'Escape')) return { kind: 'leave' }
  }
  for (const each of press) {
    if (bound.includes(each)) return { kind: 'run', keys: each }
    if (bound.some((keys) => keys.startsWith(`${each} `))) return { kind: 'wait', prefix: each }
  }
  return { kind: 'pass' }
}
