import { create } from 'zustand'
import type { SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { bridge } from '../../bridge.ts'
import { checkRule, ruleText, type EnteredRule } from './check-rule.ts'

type Rule = Thresholds['suggestion']

interface SuggestionsStore {
  /** By the desk's rule, or by the one that is tried. Null until the first answer. */
  view: SuggestionsView | null
  /** By the desk's rule alone: how many groups it suggests. */
  total: number | null
  failure: Failure | null
  /** What stands in the fields; null while they show the desk's rule. */
  entered: EnteredRule | null
  /** Why the rule was not taken. */
  refused: Failure | null

  /** Reads them and follows changes; what is returned ends that. */
  opened: () => () => void
  retried: () => void
  ruleTyped: (entered: EnteredRule) => void
  ruleLeft: () => void
  /** True once the rule is kept here; the desk hears of it as soon as it can. */
  ruleSaved: () => Promise<boolean>
}

const followed: ReadonlySet<Topic> = new Set(['blocklist', 'tickets', 'groups', 'provider', 'pages'])

export const useSuggestions = create<SuggestionsStore>()((set, get) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const rule = triedRule(get())
    const answer = await bridge.call('suggestions.list', { rule })
    if (mine !== asked) return
    if (!answer.ok) return set({ failure: answer.failure })
    set({ view: answer.value, failure: null, ...(rule === null ? { total: answer.value.total } : {}) })
  }

  return {
    view: null,
    total: null,
    failure: null,
    entered: null,
    refused: null,

    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read()
      })
    },

    retried: () => void read(),

    ruleTyped: (entered) => {
      const desk = get().view?.rule
      const isDesk = desk !== undefined && isSame(entered, ruleText(desk))
      set({ entered: isDesk ? null : entered, refused: null })
      if (isDesk || checkRule(entered).ok) void read()
    },

    ruleLeft: () => {
      set({ entered: null, refused: null })
      void read()
    },

    ruleSaved: async () => {
      const rule = triedRule(get())
      if (rule === null) return false
      const act = { kind: 'change-thresholds' as const, set: { suggestion: rule } }
      const done = await bridge.call('act.perform', { act })
      if (!done.ok) {
        set({ refused: done.failure })
        return false
      }
      set({ entered: null, refused: null })
      void read()
      return true
    },
  }
})

/** The rule in the fields, where it is one and another than the desk's. */
function triedRule({ entered }: Pick<SuggestionsStore, 'entered'>): Rule | null {
  if (entered === null) return null
  const checked = checkRule(entered)
  return checked.ok ? checked.rule : null
}

function isSame(one: EnteredRule, other: EnteredRule): boolean {
  return one.falseAlarms.trim() === other.falseAlarms && one.days.trim() === other.days
}
