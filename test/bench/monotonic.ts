/** Milliseconds of a clock that every process of this machine reads alike (CLOCK_MONOTONIC). */
export function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
