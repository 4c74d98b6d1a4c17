import { formatLocale } from '../texts/format-locale.ts'

/** "3,120". Within a message, `{count, number}` and the `#` of a plural write the same. */
export function numberText(value: number): string {
  return formatOf(formatLocale()).format(value)
}

const formats = new Map<string, Intl.NumberFormat>()

/** Making one costs more than a row of a list. */
function formatOf(locale: string): Intl.NumberFormat {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale)
  formats.set(locale, format)
  return format
}
