import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { MethodId, ResponderId } from '../../../shared/protocol/common.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { verifyMethodSchema } from '../../../shared/protocol/responder.ts'
import { bridge } from '../../bridge.ts'

interface TrialStore {
  /** The newest trial of each method of the person shown; null where there was none lately. */
  trials: Readonly<Partial<Record<MethodId, Page | null>>>
  /** Which method the desk is being asked about. */
  busy: MethodId | null
  /** Which method it went wrong with, and why. */
  refused: { methodId: MethodId; failure: Failure } | null
  /** Whose code is waited for. */
  codeFor: MethodId | null
  code: string
  codeMessage: string | undefined

  /** Reads the trials of one person's methods and follows them; what is returned ends that. */
  opened: (responderId: ResponderId, methodIds: readonly MethodId[]) => () => void
  testAsked: (responderId: ResponderId, methodId: MethodId) => Promise<void>
  codeAsked: (responderId: ResponderId, methodId: MethodId) => Promise<void>
  codeTyped: (code: string) => void
  /** True once the method is verified. */
  codeEntered: (responderId: ResponderId) => Promise<boolean>
  codeLeft: () => void
}

const fresh = { trials: {}, busy: null, refused: null, codeFor: null, code: '', codeMessage: undefined }

export const useTrials = create<TrialStore>()((set, get) => {
  let sitting = 0

  async function read(responderId: ResponderId, methodIds: readonly MethodId[]) {
    const mine = sitting
    for (const methodId of methodIds) {
      const trial = await bridge.call('methods.trial', { responderId, methodId })
      if (mine !== sitting) return
      if (trial.ok) set({ trials: { ...get().trials, [methodId]: trial.value } })
    }
  }

  async function asked(
    call: 'methods.test' | 'methods.verify',
    responderId: ResponderId,
    methodId: MethodId,
  ) {
    if (get().busy !== null) return false
    set({ busy: methodId, refused: null })
    const done = await bridge.call(call, { responderId, methodId })
    set({ busy: null, refused: done.ok ? null : { methodId, failure: done.failure } })
    await read(responderId, [methodId])
    return done.ok
  }

  return {
    ...fresh,

    opened: (responderId, methodIds) => {
      sitting += 1
      set(fresh)
      void read(responderId, methodIds)
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.includes('pages')) void read(responderId, methodIds)
      })
      return () => {
        sitting += 1
        leave()
      }
    },

    testAsked: async (responderId, methodId) => {
      await asked('methods.test', responderId, methodId)
    },

    codeAsked: async (responderId, methodId) => {
      if (await asked('methods.verify', responderId, methodId))
        set({ codeFor: methodId, code: '', codeMessage: undefined })
    },

    codeTyped: (code) => set({ code, codeMessage: undefined, refused: null }),

    codeEntered: async (responderId) => {
      const { codeFor: methodId, code, busy } = get()
      if (methodId === null || busy !== null) return false
      const parsed = verifyMethodSchema.required().safeParse({ code: code.replaceAll(' ', '') })
      if (!parsed.success) {
        set({ codeMessage: parsed.error.issues[0]?.message })
        return false
      }
      set({ busy: methodId, refused: null })
      const done = await bridge.call('methods.verify', { responderId, methodId, ...parsed.data })
      if (done.ok) set({ busy: null, codeFor: null, code: '' })
      else set({ busy: null, ...refusalOf(methodId, done.failure) })
      return done.ok
    },

    codeLeft: () => set({ codeFor: null, code: '', codeMessage: undefined }),
  }
})

/** What is wrong with the code stands beside it, anything else over it. */
function refusalOf(methodId: MethodId, failure: Failure): Pick<TrialStore, 'refused' | 'codeMessage'> {
  const ofCode = failure.errors?.find(({ path }) => path === 'code')
  return ofCode === undefined
    ? { refused: { methodId, failure }, codeMessage: undefined }
    : { refused: null, codeMessage: ofCode.message }
}
