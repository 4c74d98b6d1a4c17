export const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** The days of a week, Monday first. */
export const weekdays = dayNames.map((name, place) => ({ day: place + 1, name }))
