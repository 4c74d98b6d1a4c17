import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type {
  LevelName,
  ServiceLevels,
  ServiceLevelsChange,
} from '../../../shared/protocol/service-levels.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'

/** What is open to be changed: one plan, or what all of them share. */
export type EditedPart = LevelName | 'shared'

interface LevelsKeeper {
  /** As they are shown here; null until they are read, or while no desk has told them. */
  levels: ServiceLevels | null
  /** The desk's own, with which a first proposal begins. */
  timeZone: string
  failure: Failure | null
  editing: EditedPart | null
  /** Reads and follows; returns the way to stop. */
  opened: () => () => void
  asked: (part: EditedPart) => void
  closed: () => void
  /** Puts these parts in the place of what stands. */
  saved: (change: ServiceLevelsChange, words: string) => Promise<void>
}

/** What the desk promises, to keep it: a change is an act, and goes with or without a network. */
export const useLevels = create<LevelsKeeper>()((set, get) => {
  const read = async () => {
    const provider = await bridge.call('provider.read', undefined)
    if (!provider.ok) return set({ failure: provider.failure })
    if (provider.value === null) return
    set({ levels: provider.value.serviceLevels, timeZone: provider.value.timeZone })
  }
  const change = async (parts: ServiceLevelsChange) => {
    const act = { kind: 'change-service-levels' as const, set: parts }
    const kept = await bridge.call('act.perform', { act })
    set({ failure: kept.ok ? null : kept.failure })
    return kept.ok
  }
  return {
    levels: null,
    timeZone: 'UTC',
    failure: null,
    editing: null,
    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('provider')) void read()
      })
    },
    asked: (editing) => set({ editing }),
    closed: () => set({ editing: null }),
    saved: async (parts, words) => {
      const before = get().levels
      if (before === null || !(await change(parts))) return
      set({ editing: null })
      const undone = partsOf(before, parts)
      announce(words, { action: { name: i18n.t('Undo'), onPress: () => void change(undone) } })
    },
  }
})

/** Of these levels, the parts that a change names. */
function partsOf(levels: ServiceLevels, change: ServiceLevelsChange): ServiceLevelsChange {
  return Object.fromEntries(Object.entries(levels).filter(([part]) => part in change))
}
