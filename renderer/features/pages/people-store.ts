import { create } from 'zustand'
import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { PageId, ResponderId } from '../../../shared/protocol/common.ts'
import { pageIdSchema } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

/** What somebody asks for who pages people about no ticket. */
export interface CallOut {
  isDrill: boolean
  /** Nobody: everybody on duty. */
  responderIds: ResponderId[]
  text: string
}

interface PeopleStore {
  /** Everybody who can be paged, those on duty first. Null before the first answer. */
  people: PagePerson[] | null
  failure: Failure | null
  refused: Failure | null
  /** Reads them and follows changes; what is returned ends that. */
  opened(): () => void
  /** The new page's id once it is kept here; null where it was refused. */
  calledOut(asked: CallOut): Promise<PageId | null>
}

export const usePagePeople = create<PeopleStore>()((set) => ({
  people: null,
  failure: null,
  refused: null,

  opened() {
    set({ refused: null })
    const read = async () => {
      const answer = await bridge.call('pages.people', undefined)
      if (answer.ok) set({ people: answer.value, failure: null })
      else set({ failure: answer.failure })
    }
    void read()
    return bridge.on('changed', ({ topics }) => {
      if (topics.includes('responders')) void read()
    })
  },

  async calledOut(asked) {
    const pageId = pageIdSchema.parse(crypto.randomUUID())
    const done = await bridge.call('act.perform', { act: { kind: 'page-people', pageId, ...asked } })
    set({ refused: done.ok ? null : done.failure })
    return done.ok ? pageId : null
  },
}))
