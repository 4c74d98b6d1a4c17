import { makeProfile } from './core-console.ts'
import type { Desk } from './desk.ts'
import { openConsole, type OpenConsole } from './open-console.ts'
import { startProxy, type Proxy } from './proxy.ts'

/** A profile, a clock and a line to a desk: consoles come and go on it, and the network too. */
export interface Workstation {
  readonly profile: string
  readonly line: Proxy
  /** How far its clock is ahead of the real one, in ms. */
  ahead: number
  /** Opens the console, anew after a restart; on another line to the same desk where one is named. */
  open(serviceUrl?: string): Promise<OpenConsole>
  /** Cuts the line, and waits until the console that was opened last has noticed. */
  leaveTheNetwork(): Promise<void>
  /** Mends the line, and has the console look at once. */
  comeBack(): Promise<void>
  /** Closes the console that was opened last, and removes all but the desk. */
  close(): Promise<void>
}

/** A workstation at this desk; of its administrator, unless the token is somebody else's. */
export async function startWorkstation(desk: Desk, token = desk.token): Promise<Workstation> {
  const line = await startProxy(desk.url)
  const profile = await makeProfile()
  let opened: OpenConsole | null = null
  function present(): OpenConsole {
    if (opened === null) throw new Error('No console was opened on this workstation.')
    return opened
  }
  const workstation: Workstation = {
    profile: profile.path,
    line,
    ahead: 0,
    async open(serviceUrl = line.url) {
      opened = await openConsole({
        profile: profile.path,
        serviceUrl,
        token,
        deskUrl: desk.url,
        deskKey: desk.url,
        now: () => Date.now() + workstation.ahead,
      })
      return opened
    },
    async leaveTheNetwork() {
      line.cut()
      await present().offline()
    },
    async comeBack() {
      line.mend()
      present().running.retry()
      await present().online()
    },
    async close() {
      await opened?.close()
      await line.close()
      await profile.remove()
    },
  }
  return workstation
}
