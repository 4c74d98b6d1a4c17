import type { WebSocket } from 'ws'
import type { Desk } from '../ipc/host-desk.ts'

/** Protocol error (RFC 6455, section 7.4.1): what came is not a message of ours. */
const nonsense = 1002

/** Joins one tab to the desk: calls in, answers and events out, until either side leaves. */
export function serveSocket(socket: WebSocket, desk: Desk): void {
  const leave = desk.subscribe((event) => socket.send(JSON.stringify(event)))
  // A frame that is too large or torn arrives as 'error'; 'close' follows it.
  socket.on('error', () => socket.terminate())
  socket.on('close', leave)
  socket.on('message', (data, binary) => {
    const message = binary ? undefined : parse(data)
    if (message === undefined) return socket.close(nonsense, 'Not a message of the console.')
    void desk.answer(message).then((answer) => {
      if (answer === null) return socket.close(nonsense, 'Not a message of the console.')
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(answer))
    })
  })
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}
