import { i18n } from '../texts/i18n.ts'

export const dayNames = [
  i18n.t('Mon'),
  i18n.t('Tue'),
  i18n.t('Wed'),
  i18n.t('Thu'),
  i18n.t('Fri'),
  i18n.t('Sat'),
  i18n.t('Sun'),
] as const

/** The days of a week, Monday first. */
export const weekdays = dayNames.map((name, place) => ({ day: place + 1, name }))
