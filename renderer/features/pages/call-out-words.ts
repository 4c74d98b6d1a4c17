import { i18n } from '../../texts/i18n.ts'

/** On the button that wakes people: whom, and whether at once. `count` is null where it is not known yet. */
export function consentWords(about: {
  isAway: boolean
  isDrill: boolean
  count: number | null
  isNamed: boolean
}): string {
  const { isAway, isDrill, count, isNamed } = about
  const verb = isDrill ? i18n.t('Drill') : i18n.t('Page')
  if (isAway) return i18n.t('{verb} once the desk is reached', { verb })
  if (count === null || count === 0)
    return isNamed ? i18n.t('{verb} those named', { verb }) : i18n.t('{verb} everybody on duty', { verb })
  const people = count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
  return isNamed ? `${verb} ${people}` : i18n.t('{verb} {people} on duty', { verb, people })
}

export function dutyWords(onDuty: number | null): string {
  if (onDuty === null) return i18n.t('Everybody on duty')
  if (onDuty === 0) return i18n.t('Everybody on duty: nobody is, by what is known here')
  return `Everybody on duty (${onDuty === 1 ? '1 person' : `${onDuty.toLocaleString('en')} people`})`
}
