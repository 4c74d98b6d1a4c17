import type { Handlers } from '../../shared/ipc/calls.ts'
import type { Preferences } from '../../shared/ipc/preferences.ts'
import { success } from '../../shared/ipc/result.ts'
import type { HostView } from '../../shared/ipc/views.ts'
import type { HostMemory } from './host-memory.ts'
import type { HostSession } from './host-session.ts'
import type { LoginSwitch } from './host-shell.ts'

export interface HostHandlerParts {
  view: () => HostView
  memory: HostMemory
  login: LoginSwitch
  session: HostSession
  showPreferences: (preferences: Preferences) => void
  /** The link that is to be followed, once. */
  takeLink: () => string | null
}

/** The host's half of `shared/ipc/calls.ts`, the same in every shell. */
export function createHostHandlers({
  view,
  memory,
  login,
  session,
  showPreferences,
  takeLink,
}: HostHandlerParts): Handlers<'host'> {
  return {
    'host.read': () => success(view()),
    'session.read': async () => success(await session.read()),
    'session.test': (request) => session.test(request),
    'session.connect': (request) => session.connect(request),
    'session.accept': (request) => session.accept(request),
    'session.sample': () => session.sample(),
    'session.retry': () => session.retry(),
    'session.leave': () => session.leave(),
    'link.take': () => success(takeLink()),
    'login.read': () => success(login.read()),
    'login.change': ({ isOn }) => success(login.change(isOn)),
    'preferences.read': () => success(memory.preferences()),
    'preferences.change': (change) => {
      const preferences = memory.changePreferences(definedOnly(change))
      showPreferences(preferences)
      return success(preferences)
    },
  }
}

/** Without the fields that were left out: they are to stay as they were. */
function definedOnly(change: {
  [Name in keyof Preferences]?: Preferences[Name] | undefined
}): Partial<Preferences> {
  const {
    theme,
    queueView,
    queueShare,
    undoSeconds,
    recentSearches,
    notices,
    alarmSound,
    singleKeys,
    signatures,
    cannedUses,
    showsViews,
  } = change
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(queueView === undefined ? {} : { queueView }),
    ...(queueShare === undefined ? {} : { queueShare }),
    ...(undoSeconds === undefined ? {} : { undoSeconds }),
    ...(recentSearches === undefined ? {} : { recentSearches }),
    ...(notices === undefined ? {} : { notices }),
    ...(alarmSound === undefined ? {} : { alarmSound }),
    ...(singleKeys === undefined ? {} : { singleKeys }),
    ...(signatures === undefined ? {} : { signatures }),
    ...(cannedUses === undefined ? {} : { cannedUses }),
    ...(showsViews === undefined ? {} : { showsViews }),
  }
}
