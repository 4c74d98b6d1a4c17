import type { StaffId } from '../../protocol/common.ts'

/* What a text in Markdown says, whoever draws it: no markup, no addresses but checked ones, never deeper than `deepest`. */

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; inlines: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  /** `start` is null for a list without numbers. */
  | { kind: 'list'; start: number | null; isTight: boolean; items: Block[][] }
  /** `caption`: what stands behind the marks that begin it, mostly the name of a language; may be empty. */
  | { kind: 'code'; caption: string; text: string }
  | { kind: 'rule' }
  /** Not read as Markdown: it is too long or too deep, and stands as it was typed. */
  | { kind: 'plain'; text: string }

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'struck'; inlines: Inline[] }
  /** `href` passed `isSafeLink`. */
  | { kind: 'link'; href: string; inlines: Inline[] }
  /** A colleague, as they were called when it was written. */
  | { kind: 'mention'; staffId: StaffId; name: string }

/** So many things within each other are told apart: blocks, and within the innermost again styles of letters. */
export const deepest = 12
