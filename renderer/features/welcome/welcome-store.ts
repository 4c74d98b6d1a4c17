import { create } from 'zustand'
import { calls } from '../../../shared/ipc/calls.ts'
import type { Failure, Result } from '../../../shared/ipc/result.ts'
import type { SessionView } from '../../../shared/ipc/views.ts'
import type { Me } from '../../../shared/protocol/staff.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'

export type Way = 'token' | 'invitation'
type Busy = 'testing' | 'connecting' | 'sample' | 'retrying' | null

interface WelcomeStore {
  session: SessionView | null
  way: Way
  serviceUrl: string
  token: string
  invitation: string
  busy: Busy
  /** Who the desk says the token belongs to, after a test that went well. */
  tested: Me | null
  failure: Failure | null
  /** The system has no keychain: asks before the token is kept unencrypted. */
  asksForPlainToken: boolean

  opened(): () => void
  wayPicked(way: Way): void
  typed(field: 'serviceUrl' | 'token' | 'invitation', text: string): void
  testAsked(): Promise<void>
  connectAsked(): Promise<void>
  plainTokenAccepted(): Promise<void>
  plainTokenRefused(): void
  sampleAsked(): Promise<void>
  retryAsked(): Promise<void>
}

const empty = { serviceUrl: '', token: '', invitation: '', tested: null, failure: null }

export const useWelcome = create<WelcomeStore>()((set, get) => {
  /** A desk known from before saves typing its address again. */
  function sessionTold(session: SessionView) {
    const known =
      session.kind === 'signed-out'
        ? session.lastServiceUrl
        : session.kind === 'locked-out'
          ? session.person.serviceUrl
          : null
    if (known !== null && get().serviceUrl === '') set({ serviceUrl: known })
    /* Nothing typed outlives the sign-in it was for: the token least of all. */
    if (session.kind === 'signed-in') set({ ...empty, busy: null, asksForPlainToken: false })
    set({ session })
  }

  /** What is missing is said at once, beside its field; true where nothing is. */
  function isComplete(): boolean {
    const { way, serviceUrl, token, invitation } = get()
    const checked =
      way === 'token'
        ? calls['session.connect'].request.safeParse({ serviceUrl, token })
        : calls['session.accept'].request.safeParse({ invitation })
    if (checked.success) return true
    const errors = checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    set({ failure: { code: 'bad-call', message: i18n.t('Fill in what is marked.'), errors }, tested: null })
    return false
  }

  async function connect(plainTokenAccepted: boolean) {
    if (!isComplete()) return
    const { way, serviceUrl, token, invitation } = get()
    set({ busy: 'connecting', failure: null, tested: null, asksForPlainToken: false })
    const consent = plainTokenAccepted ? { plainTokenAccepted } : {}
    const answer =
      way === 'token'
        ? await bridge.call('session.connect', { serviceUrl, token, ...consent })
        : await bridge.call('session.accept', { invitation, ...consent })
    set({ busy: null })
    if (answer.ok) sessionTold(answer.value)
    else if (answer.failure.code === 'token-storage-plain') set({ asksForPlainToken: true })
    else set({ failure: answer.failure })
  }

  /** A desk opened without a form. What hindered it is told with the session, beside its own "Try again". */
  function opening(answer: Result<SessionView>) {
    set({ busy: null })
    if (answer.ok) return sessionTold(answer.value)
    const { session } = get()
    const isTold = session?.kind === 'signed-out' && session.failure !== undefined
    set({ failure: isTold ? null : answer.failure })
  }

  return {
    ...empty,
    session: null,
    way: 'token',
    busy: null,
    asksForPlainToken: false,

    opened() {
      let heard = false
      const leave = bridge.on('session', (session) => {
        heard = true
        sessionTold(session)
      })
      void bridge.call('session.read', undefined).then((read) => {
        if (!read.ok) set({ failure: read.failure })
        else if (!heard) sessionTold(read.value)
      })
      return leave
    },

    wayPicked(way) {
      set({ way, failure: null, tested: null })
    },

    typed(field, text) {
      set({ [field]: text, failure: null, tested: null })
    },

    async testAsked() {
      if (!isComplete()) return
      const { serviceUrl, token } = get()
      set({ busy: 'testing', failure: null, tested: null })
      const answer = await bridge.call('session.test', { serviceUrl, token })
      /* What was typed meanwhile has not been tested. */
      if (get().serviceUrl !== serviceUrl || get().token !== token) return set({ busy: null })
      set(answer.ok ? { busy: null, tested: answer.value } : { busy: null, failure: answer.failure })
    },

    connectAsked: () => connect(false),
    plainTokenAccepted: () => connect(true),

    plainTokenRefused() {
      set({ asksForPlainToken: false })
    },

    async sampleAsked() {
      set({ busy: 'sample', failure: null, tested: null })
      opening(await bridge.call('session.sample', undefined))
    },

    async retryAsked() {
      set({ busy: 'retrying', failure: null, tested: null })
      opening(await bridge.call('session.retry', undefined))
    },
  }
})
