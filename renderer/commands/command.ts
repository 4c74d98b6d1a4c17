/** Where a command works; the names are the cheat sheet's. */
export const places = {
  anywhere: 'Anywhere',
  go: 'Go to',
  lists: 'Every list',
  queue: 'Queue',
  marked: 'Marked tickets',
  ticket: 'Ticket',
  writing: 'Writing',
  verdict: 'Verdict, when it is asked',
  pages: 'Pages',
  log: 'Delivery log',
  groups: 'Groups',
  blocklist: 'Blocklist',
  group: 'One group',
  responders: 'On call: responders',
  form: 'Forms and dialogs',
} as const
export type Place = keyof typeof places

export interface Command {
  /** What it does, as a person reads it: in the cheat sheet and in the palette. */
  title: string
  /** Where its section or the first key of its sequence says the rest. */
  short?: string
  place: Place
  /**
   * By what is typed, as `KeyboardEvent.key` names it: 'r', '?', 'Enter', 'Shift+J'. `Mod` is Control, and Command on a
   * Mac. A space divides the keys of a sequence: 'g q'. The first is the one that buttons show.
   */
  keys: readonly string[]
  /** Of several that are told as one line in the cheat sheet. */
  family?: Family
  /** Goes on while its key is held down. */
  repeats?: true
  /** Works while somebody types; a chord only. */
  whileTyping?: true
  /** A field, a grid or a dialog takes the key by itself (`isPressOf`); nothing is bound. */
  within?: true
  /** Moves about: not worth a line in the palette. */
  isMove?: true
  isForAdmins?: true
  /** Has its key already, and is told nowhere before something is bound to it. */
  isPlanned?: true
}

/** What the cheat sheet says of several commands at once. */
export const families = {
  'queue.only': 'Only this urgency, and again: all',
  'ticket.urgency': 'Urgency: 1 question to 5 mission critical',
} as const
export type Family = keyof typeof families

/** What the first key of a sequence is called while the second is waited for. */
export const prefixes: Readonly<Record<string, string>> = { g: 'Go to', u: 'Urgency becomes' }
