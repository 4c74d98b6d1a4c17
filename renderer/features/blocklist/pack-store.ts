import { create } from 'zustand'
import type { EvidencePack } from '../../../shared/ipc/blocklist-views.ts'
import { failed, type Failure } from '../../../shared/ipc/result.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { saveBlob } from '../../ui/save-blob.ts'
import { evidenceName } from './evidence-file.ts'

interface PackStore {
  /** Lies on the page as it is to be printed; null otherwise. */
  printed: EvidencePack | null
  failure: Failure | null
  saved: (groupId: GroupId) => Promise<void>
  printAsked: (groupId: GroupId) => Promise<void>
  printEnded: () => void
}

/** The evidence about one group, for the talk with the customer: as a file, or on paper. */
export const usePack = create<PackStore>()((set) => {
  async function read(groupId: GroupId): Promise<EvidencePack | null> {
    const answer = await bridge.call('blocklist.pack', { groupId })
    if (!answer.ok) set({ failure: answer.failure })
    else if (answer.value === null)
      set({ failure: failed('not-found', i18n.t('This group is not on this workstation any more.')).failure })
    else {
      set({ failure: null })
      return answer.value
    }
    return null
  }
  return {
    printed: null,
    failure: null,
    saved: async (groupId) => {
      const pack = await read(groupId)
      if (pack !== null) saveJson(evidenceName(pack), pack)
    },
    printAsked: async (groupId) => set({ printed: await read(groupId) }),
    printEnded: () => set({ printed: null }),
  }
})

function saveJson(name: string, pack: EvidencePack): void {
  const text = `${JSON.stringify(pack, null, 2)}\n`
  saveBlob(`${name}.json`, new Blob([text], { type: 'application/json' }))
}
