import { formatLocale } from '../texts/format-locale.ts'

/** "a, b, c": parts that stand beside each other, without an "and". Blank ones are left out. */
export function listText(parts: readonly string[]): string {
  const list = new Intl.ListFormat(formatLocale(), { type: 'unit', style: 'short' })
  return list.format(parts.filter((part) => part !== ''))
}
