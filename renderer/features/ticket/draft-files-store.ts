import { create } from 'zustand'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import type { AttachmentId, TicketId } from '../../../shared/protocol/common.ts'
import { cleanFileName } from '../../../shared/rules/attachments/clean-file-name.ts'
import { bridge } from '../../bridge.ts'
import { copyFile } from './copy-file.ts'

/** A file that is being copied here. */
export interface ComingFile {
  key: number
  ticketId: TicketId
  name: string
  size: number
  copied: number
}

interface DraftFilesState {
  /** Beside the draft of each ticket, as far as it was read. */
  files: ReadonlyMap<TicketId, readonly AttachmentView[]>
  coming: readonly ComingFile[]
  /** Why the last files could not be added, a sentence for each. */
  problems: ReadonlyMap<TicketId, readonly string[]>
  /** Reads what lies beside the draft of a ticket and follows it. Returns the way to stop. */
  opened: (ticketId: TicketId) => () => void
  added: (ticketId: TicketId, files: readonly File[]) => Promise<void>
  removed: (ticketId: TicketId, id: AttachmentId) => Promise<void>
  cancelled: (key: number) => void
  problemsDismissed: (ticketId: TicketId) => void
}

let lastKey = 0

/** The files of what is being written: on the disk of this workstation as soon as they stand here. */
export const useDraftFiles = create<DraftFilesState>()((set, get) => {
  async function read(ticketId: TicketId): Promise<void> {
    const listed = await bridge.call('attachments.list', { ticketId })
    if (listed.ok) set(({ files }) => ({ files: new Map(files).set(ticketId, listed.value) }))
  }
  const told = (ticketId: TicketId, problems: readonly string[]) =>
    set((state) => ({ problems: new Map(state.problems).set(ticketId, problems) }))
  const change = (key: number, by: (one: ComingFile) => ComingFile[]) =>
    set(({ coming }) => ({ coming: coming.flatMap((one) => (one.key === key ? by(one) : [one])) }))

  async function addOne(ticketId: TicketId, file: File): Promise<string | null> {
    lastKey += 1
    const key = lastKey
    const name = cleanFileName(file.name)
    set(({ coming }) => ({ coming: [...coming, { key, ticketId, name, size: file.size, copied: 0 }] }))
    const isCancelled = () => !get().coming.some((one) => one.key === key)
    const copied = await copyFile(ticketId, file, {
      began: () => undefined,
      copied: (bytes) => change(key, (one) => [{ ...one, copied: bytes }]),
      isCancelled,
    })
    const wasCancelled = isCancelled()
    if (copied.ok && wasCancelled) await bridge.call('attachments.remove', { id: copied.value.id })
    if (copied.ok) await read(ticketId)
    change(key, () => [])
    return copied.ok || wasCancelled ? null : `${name}: ${copied.failure.message}`
  }

  return {
    files: new Map(),
    coming: [],
    problems: new Map(),
    opened: (ticketId) => {
      void read(ticketId)
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('drafts') || topics.includes('outbox')) void read(ticketId)
      })
    },
    added: async (ticketId, files) => {
      told(ticketId, [])
      // One after the other: they stand in the order in which they were given.
      for (const file of files) {
        const problem = await addOne(ticketId, file)
        if (problem !== null) told(ticketId, [...(get().problems.get(ticketId) ?? []), problem])
      }
    },
    removed: async (ticketId, id) => {
      const removed = await bridge.call('attachments.remove', { id })
      if (!removed.ok) told(ticketId, [removed.failure.message])
      await read(ticketId)
    },
    cancelled: (key) => change(key, () => []),
    problemsDismissed: (ticketId) => told(ticketId, []),
  }
})
