import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../shared/ipc/bridge.ts'
import { channels } from '../shared/ipc/channels.ts'
import type { EventName, Events } from '../shared/ipc/events.ts'
import type { Result } from '../shared/ipc/result.ts'

/* The doorway of a window: hands calls and events across and decides nothing. Built to one file, for the sandbox. */

// Each part of the screen may listen once; Node's warning of a leak begins at eleven.
ipcRenderer.setMaxListeners(100)

let calls = 0

const bridge: Bridge = {
  async call(name, request) {
    const message = { kind: 'call', id: ++calls, name, request }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own host answers, each call by its type
    const answer = (await ipcRenderer.invoke(channels.call, message)) as { result: Result<never> }
    return answer.result
  },
  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void) {
    const hear = (_: IpcRendererEvent, message: { name: EventName; event: Events[Name] }) => {
      if (message.name === name) listen(message.event)
    }
    ipcRenderer.on(channels.event, hear)
    return () => void ipcRenderer.off(channels.event, hear)
  },
}

contextBridge.exposeInMainWorld('desk', bridge)
