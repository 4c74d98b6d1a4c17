/**
 * Words as SQLite's `unicode61` cuts them: of the marks it keeps only the commonest accents. It knows letters of
 * Unicode 6.1; of those beyond the first plane many are younger, so each stands for itself. Private letters are left
 * out: the index marks words of its own with one.
 */
const word = /[\u{10000}-\u{10FFFF}]|(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}\u0300-\u0331])+/gu
const isWord = /[\p{L}\p{N}]/u

/** Most texts hold nothing else, and are cut several times as quickly. */
const plain = /^[\u0000-\u007f]*$/ // eslint-disable-line no-control-regex -- ASCII is what is asked for
const plainWord = /[a-zA-Z0-9]+/g

/** Whether a text is ASCII alone. */
export function isPlainText(text: string): boolean {
  return plain.test(text)
}

/** The words of a text in their order, composed (NFC), each as it was written. */
export function cutWords(text: string): string[] {
  if (isPlainText(text)) return text.match(plainWord) ?? []
  return (text.normalize('NFC').match(word) ?? []).filter((found) => isWord.test(found))
}
