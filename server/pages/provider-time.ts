/** An instant as the provider's clock shows it, in the provider's zone (IANA name): `23 November 2026 at 14:02`. */
export function providerTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )
}

/** The same, shorter: an instant of the last 12 hours has only its time of day. */
export function providerMoment(instant: string, now: Date, timeZone: string): string {
  const isRecent = Math.abs(now.getTime() - Date.parse(instant)) < 12 * 3_600_000
  if (!isRecent) return providerTime(instant, timeZone)
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(new Date(instant))
}

/** The zone's IANA name with the name people use at that instant: `Europe/Berlin (Central European Standard Time)`. */
export function zoneName(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'long' }).formatToParts(
    new Date(instant),
  )
  const spoken = parts.find((part) => part.type === 'timeZoneName')?.value
  return spoken === undefined || spoken === timeZone ? timeZone : `${timeZone} (${spoken})`
}
