import type { Bridge } from '../shared/ipc/bridge.ts'

declare global {
  interface Window {
    /** Put there by the shell (`preload/`) before the page runs. */
    readonly desk: Bridge
  }
}

/**
 * The one way from a screen to the back. Looked up at each use: the doorway is the shell's to hand over, and a
 * test puts its own stand-in there.
 */
export const bridge: Bridge = {
  call: (name, request) => window.desk.call(name, request),
  on: (name, listen) => window.desk.on(name, listen),
}
