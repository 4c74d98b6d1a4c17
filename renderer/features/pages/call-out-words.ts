/** On the button that wakes people: whom, and whether at once. `count` is null where it is not known yet. */
export function consentWords(about: {
  isAway: boolean
  isDrill: boolean
  count: number | null
  isNamed: boolean
}): string {
  const { isAway, isDrill, count, isNamed } = about
  const verb = isDrill ? 'Drill' : 'Page'
  if (isAway) return `${verb} once the desk is reached`
  if (count === null || count === 0) return isNamed ? `${verb} those named` : `${verb} everybody on duty`
  const people = count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
  return isNamed ? `${verb} ${people}` : `${verb} ${people} on duty`
}

export function dutyWords(onDuty: number | null): string {
  if (onDuty === null) return 'Everybody on duty'
  if (onDuty === 0) return 'Everybody on duty: nobody is, by what is known here'
  return `Everybody on duty (${onDuty === 1 ? '1 person' : `${onDuty.toLocaleString('en')} people`})`
}
