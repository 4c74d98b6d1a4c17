/** Days of the week, 1 to 7, in runs of those that follow each other: 1, 2, 3, 6 are [1, 2, 3] and [6]. */
export function dayRuns(days: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const day of days.toSorted((one, other) => one - other)) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
}
