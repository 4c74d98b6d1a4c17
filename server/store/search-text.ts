/** The words of a text as searching knows them: lower case, without accents, letters and digits only. */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu))]
}

/** What is kept to search in: each word once and a space before each, so that ` mai` stands where a word begins so. */
export function searchText(parts: readonly string[]): string {
  return ` ${searchWords(parts.join(' ')).join(' ')}`
}
