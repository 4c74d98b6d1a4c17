import { i18n } from './i18n.ts'

/**
 * The locale of dates, numbers and lists. English is written as in Britain whatever English was asked for: a day before its
 * month, and a clock of 24 hours, so that nobody takes 7 in the evening for 7 in the morning.
 */
export function formatLocale(): string {
  return i18n.locale.split('-')[0] === 'en' ? 'en-GB' : i18n.locale
}
