/** What becomes of one request and its answer. */
export const fates = [
  'well',
  /** Never arrives; the console hears at once that nobody is there. */
  'lost-request',
  /** Arrives and takes effect; its answer never comes, and the console gives up after its time. */
  'lost-answer',
  /** As before, but the line breaks under the answer at once. */
  'broken-line',
  /** Arrives a second time, whenever that is. */
  'doubled',
  /** Takes effect; the answer is cut short. */
  'cut-short',
  /** Takes effect; the answer is JSON of something else. */
  'nonsense',
  /** Somebody else answers, with a page of HTML. */
  'html',
  /** 503 with `Retry-After`; nothing happened. */
  'busy',
  /** 429 with `Retry-After`; nothing happened. */
  'limited',
  /** 500 without a problem document; nothing happened. */
  'error',
] as const

export type Fate = (typeof fates)[number]
