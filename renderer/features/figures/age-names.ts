import { i18n } from '../../texts/i18n.ts'

/** What a person calls the ages of `rules/figures.ts`, in their order. */
export const ageNames = [
  i18n.t('under 1 h'),
  i18n.t('1 to 4 h'),
  i18n.t('4 to 24 h'),
  i18n.t('1 to 3 days'),
  i18n.t('3 to 7 days'),
  i18n.t('over 7 days'),
] as const
