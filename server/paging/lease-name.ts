import { hostname } from 'node:os'
import { newSecret } from '../store/secrets.ts'

/** Names one run of the pager, and says where it ran: on which machine, as which process. */
export function newLeaseName(): string {
  return [hostname(), process.pid, newSecret()].join(' ')
}

/**
 * Whether whoever holds a lease of that name is known to be dead: a process of this machine that is no more. Anybody
 * else's lease has to run out by itself.
 */
export function isLeftBehind(name: string): boolean {
  const [host, pid = ''] = name.split(' ')
  if (host !== hostname() || !/^\d+$/.test(pid) || Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    // EPERM: it lives, under somebody else's name.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
