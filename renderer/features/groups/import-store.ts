import { create } from 'zustand'
import type { ActId, ActState } from '../../../shared/ipc/act.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { groupImportSchema } from '../../../shared/protocol/group.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'

interface ImportStore {
  csv: string
  fileName: string | null
  /** What is wrong before anything is sent. */
  message: string | null
  failure: Failure | null
  actId: ActId | null
  /** Where the import stands on its way; null before it was handed over. */
  state: ActState | null

  /** Follows an import on its way; what is returned ends that and forgets the text. */
  opened(): () => void
  typed(csv: string): void
  filePicked(file: File): Promise<void>
  imported(): Promise<void>
  /** Goes back to the text, to mend it: the refused import itself is dropped. */
  mended(): Promise<void>
}

const fresh = { csv: '', fileName: null, message: null, failure: null, actId: null, state: null }

export const useImport = create<ImportStore>()((set, get) => {
  async function readState() {
    const { actId } = get()
    if (actId === null) return
    const list = await bridge.call('outbox.list', undefined)
    if (!list.ok || get().actId !== actId) return
    const entry = list.value.find(({ id }) => id === actId)
    if (entry !== undefined) set({ state: entry.state })
  }

  return {
    ...fresh,

    opened() {
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.includes('outbox')) void readState()
      })
      return () => {
        leave()
        set(fresh)
      }
    },

    typed(csv) {
      set({ csv, fileName: null, message: null, failure: null })
    },

    async filePicked(file) {
      if (file.size > 4_000_000)
        return set({
          message: i18n.t('This file is larger than an import can be. Split it into several files.'),
        })
      const text = await file.text()
      /* A spreadsheet's byte order mark is not part of the first column's name. */
      set({ csv: text.replace(/^\uFEFF/, ''), fileName: file.name, message: null, failure: null })
    },

    async imported() {
      const { csv } = get()
      if (csv.trim() === '') return set({ message: i18n.t('Choose a file or paste its lines first.') })
      if (!groupImportSchema.safeParse({ csv }).success)
        return set({
          message: i18n.t('An import takes at most 1,000,000 characters. Split it into several.'),
        })
      const done = await bridge.call('act.perform', { act: { kind: 'import-groups', csv } })
      if (!done.ok) return set({ failure: done.failure })
      set({ actId: done.value.actId, state: null, message: null, failure: null })
      await readState()
    },

    async mended() {
      const { actId } = get()
      set({ actId: null, state: null })
      if (actId !== null) await bridge.call('outbox.decide', { actId, decision: { kind: 'discard' } })
    },
  }
})
