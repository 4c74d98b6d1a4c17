import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { channels } from '../../shared/ipc/channels.ts'
import { failed } from '../../shared/ipc/result.ts'
import type { AnswerMessage } from '../../shared/ipc/wire.ts'
import type { Desk } from '../ipc/host-desk.ts'
import { consoleAddress } from './desk-scheme.ts'

/** Joins the windows to the desk: calls in, events out. Answers the way out. */
export function joinWindows(desk: Pick<Desk, 'answer' | 'subscribe'>): () => void {
  ipcMain.handle(channels.call, async (event, message: unknown): Promise<AnswerMessage> => {
    if (!isOurScreen(event)) return refusal(failed('untrusted-sender', 'This page may not ask the console.'))
    const answer = await desk.answer(message)
    return answer ?? refusal(failed('bad-call', 'The console does not know this call.'))
  })
  const leave = desk.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.webContents.isDestroyed()) window.webContents.send(channels.event, event)
    }
  })
  return () => {
    leave()
    ipcMain.removeHandler(channels.call)
  }
}

/** Only the top frame of our own page may ask. The frame is gone (null) when the page left meanwhile. */
function isOurScreen(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.url === consoleAddress
}

function refusal(result: ReturnType<typeof failed>): AnswerMessage {
  return { kind: 'answer', id: 0, result }
}
