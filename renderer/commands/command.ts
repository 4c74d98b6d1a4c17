import { i18n } from '../texts/i18n.ts'

/** Where a command works; the names are the cheat sheet's. */
export const places = {
  anywhere: i18n.t('Anywhere'),
  go: i18n.t('Go to'),
  lists: i18n.t('Every list'),
  queue: i18n.t('Queue'),
  marked: i18n.t('Marked tickets'),
  ticket: i18n.t('Ticket'),
  writing: i18n.t('Writing'),
  verdict: i18n.t('Verdict, when it is asked'),
  pages: i18n.t('Pages'),
  log: i18n.t('Delivery log'),
  groups: i18n.t('Groups'),
  blocklist: i18n.t('Blocklist'),
  group: i18n.t('One group'),
  responders: i18n.t('On call: responders'),
  form: i18n.t('Forms and dialogs'),
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
  'queue.only': i18n.t('Only this urgency, and again: all'),
  'ticket.urgency': i18n.t('Urgency: 1 question to 5 mission critical'),
} as const
export type Family = keyof typeof families

/** What the first key of a sequence is called while the second is waited for. */
export const prefixes: Readonly<Record<string, string>> = { g: i18n.t('Go to'), u: i18n.t('Urgency becomes') }
