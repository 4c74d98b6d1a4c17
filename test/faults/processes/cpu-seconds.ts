import { readFileSync } from 'node:fs'

/** Hundredths of a second, on every Linux that Node runs on (`getconf CLK_TCK`). */
const ticksPerSecond = 100

/** What a process has worked so far, all its threads together: other work on the machine does not count. Null beyond Linux. */
export function cpuSeconds(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets, and may hold anything (proc_pid_stat(5): utime and stime are 14 and 15).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return null
  }
}
