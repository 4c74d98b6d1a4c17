/** What came of handing a page to a gateway, in the gateway's words; it never means that a person knows. */
export type SendOutcome =
  | {
      readonly kind: 'accepted'
      readonly words: string
      /** What to ask the gateway with later on what became of it; null where it offers no such thing. */
      readonly receipt: string | null
    }
  /** `again`: the same may succeed later; otherwise only another method, or another setting, helps. */
  | { readonly kind: 'failed'; readonly words: string; readonly again: boolean }

export function accepted(words: string, receipt: string | null = null): SendOutcome {
  return { kind: 'accepted', words, receipt }
}

export function sendFailed(words: string, again: boolean): SendOutcome {
  return { kind: 'failed', words, again }
}
