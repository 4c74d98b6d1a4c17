import { create } from 'zustand'
import type { Preferences } from '../../../shared/ipc/preferences.ts'
import type { LoginStart } from '../../../shared/ipc/login-start.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { HostView, Person } from '../../../shared/ipc/views.ts'
import type { Me } from '../../../shared/protocol/staff.ts'
import { bridge } from '../../bridge.ts'

export type TestState =
  | { kind: 'untested' }
  | { kind: 'testing' }
  /** `latency` is the time from asking to the answer, in milliseconds. */
  | { kind: 'reached'; me: Me; latency: number }
  | { kind: 'failed'; failure: Failure }

export type AlarmPreferences = Pick<Preferences, 'notices' | 'alarmSound'>

interface SettingsStore {
  host: HostView | null
  person: Person | null
  login: LoginStart | null
  theme: Preferences['theme'] | null
  undoSeconds: number | null
  alarms: AlarmPreferences | null
  singleKeys: boolean | null
  failure: Failure | null
  test: TestState

  /** Reads and follows; what is returned ends that. */
  opened(): () => void
  retried(): void
  themePicked(theme: Preferences['theme']): Promise<void>
  undoPicked(undoSeconds: number): Promise<void>
  singleKeysPicked(singleKeys: boolean): Promise<void>
  alarmsPicked(picked: Partial<AlarmPreferences>): Promise<void>
  noticeTried(): Promise<void>
  loginPicked(isOn: boolean): Promise<void>
  testAsked(): Promise<void>
  left(): Promise<void>
}

export const useSettings = create<SettingsStore>()((set) => {
  async function read() {
    const [host, session, preferences, login] = await Promise.all([
      bridge.call('host.read', undefined),
      bridge.call('session.read', undefined),
      bridge.call('preferences.read', undefined),
      bridge.call('login.read', undefined),
    ])
    if (!host.ok) return set({ failure: host.failure })
    if (!session.ok) return set({ failure: session.failure })
    if (!preferences.ok) return set({ failure: preferences.failure })
    const person = 'person' in session.value ? session.value.person : null
    set({ login: login.ok ? login.value : null })
    set({ host: host.value, person, ...shownOf(preferences.value), failure: null })
  }

  return {
    host: null,
    person: null,
    login: null,
    theme: null,
    undoSeconds: null,
    alarms: null,
    singleKeys: null,
    failure: null,
    test: { kind: 'untested' },

    opened() {
      set({ test: { kind: 'untested' } })
      void read()
      const leaveSession = bridge.on('session', () => void read())
      const leavePreferences = bridge.on('preferences', (preferences) => set(shownOf(preferences)))
      return () => {
        leaveSession()
        leavePreferences()
      }
    },

    retried() {
      void read()
    },

    async themePicked(theme) {
      set({ theme })
      const kept = await bridge.call('preferences.change', { theme })
      if (!kept.ok) set({ failure: kept.failure })
    },

    async undoPicked(undoSeconds) {
      set({ undoSeconds })
      const kept = await bridge.call('preferences.change', { undoSeconds })
      if (!kept.ok) set({ failure: kept.failure })
    },

    async singleKeysPicked(singleKeys) {
      set({ singleKeys })
      const kept = await bridge.call('preferences.change', { singleKeys })
      if (!kept.ok) set({ failure: kept.failure })
    },

    async alarmsPicked(picked) {
      set(({ alarms }) => ({ alarms: alarms && { ...alarms, ...picked } }))
      const kept = await bridge.call('preferences.change', picked)
      if (!kept.ok) set({ failure: kept.failure })
    },

    async loginPicked(isOn) {
      const kept = await bridge.call('login.change', { isOn })
      if (kept.ok) set({ login: kept.value })
      else set({ failure: kept.failure })
    },

    async noticeTried() {
      const tried = await bridge.call('notices.try', undefined)
      if (!tried.ok) set({ failure: tried.failure })
    },

    async testAsked() {
      set({ test: { kind: 'testing' } })
      const askedAt = performance.now()
      const answer = await bridge.call('session.test', null)
      const latency = Math.max(1, Math.round(performance.now() - askedAt))
      set({
        test: answer.ok
          ? { kind: 'reached', me: answer.value, latency }
          : { kind: 'failed', failure: answer.failure },
      })
    },

    async left() {
      const answer = await bridge.call('session.leave', undefined)
      if (!answer.ok) set({ failure: answer.failure })
    },
  }
})

function shownOf({
  theme,
  undoSeconds,
  notices,
  alarmSound,
  singleKeys,
}: Preferences): Pick<SettingsStore, 'theme' | 'undoSeconds' | 'alarms' | 'singleKeys'> {
  return { theme, undoSeconds, singleKeys, alarms: { notices, alarmSound } }
}
