import { i18n } from '../../texts/i18n.ts'

/** On the button that wakes people: whom, and whether at once. `count` is null where it is not known yet. */
export function consentWords(about: {
  isAway: boolean
  isDrill: boolean
  count: number | null
  isNamed: boolean
}): string {
  const { isAway, isDrill, count, isNamed } = about
  if (isAway)
    return isDrill ? i18n.t('Drill once the desk is reached') : i18n.t('Page once the desk is reached')
  if (count === null || count === 0) {
    if (isNamed) return isDrill ? i18n.t('Drill those named') : i18n.t('Page those named')
    return isDrill ? i18n.t('Drill everybody on duty') : i18n.t('Page everybody on duty')
  }
  if (isNamed)
    return isDrill
      ? i18n.t('Drill {count, plural, one {# person} other {# people}}', { count })
      : i18n.t('Page {count, plural, one {# person} other {# people}}', { count })
  return isDrill
    ? i18n.t('Drill {count, plural, one {# person} other {# people}} on duty', { count })
    : i18n.t('Page {count, plural, one {# person} other {# people}} on duty', { count })
}

export function dutyWords(onDuty: number | null): string {
  if (onDuty === null) return i18n.t('Everybody on duty')
  if (onDuty === 0) return i18n.t('Everybody on duty: nobody is, by what is known here')
  return i18n.t('Everybody on duty ({onDuty, plural, one {# person} other {# people}})', { onDuty })
}
