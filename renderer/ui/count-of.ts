const written = new Intl.NumberFormat('en')

/** "1 act", "3,120 acts". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${written.format(count)} ${count === 1 ? one : many}`
}
