import type { Failure } from '../../../shared/ipc/result.ts'
import type { ConnectionState, ConnectionView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { countdownText } from '../../ui/act-words.ts'
import { listText } from '../../ui/list-text.ts'
import { momentText } from '../../ui/time.tsx'

/** How loud the badge is: only what a person has to look at stands out. */
export type ConnectionTone = 'calm' | 'busy' | 'paused' | 'away' | 'needs-you'

export interface ConnectionWords {
  tone: ConnectionTone
  /** What the badge shows. */
  text: string
  /** What a screen reader is told: the same without the counters that tick. */
  spoken: string
  /** 0 to 1 while a first sync with a known end is under way. */
  progress: number | null
}

/** The state of the connection in words. What needs its author goes before what merely waits. */
export function connectionWords(view: ConnectionView, now: number): ConnectionWords {
  const state = stateWords(view, now)
  if (view.needsYou === 0) {
    const waits = waitingWords(view)
    const joined = (words: string) => listText([words, waits ?? ''])
    /* The count of an outbox that is just being emptied is not worth reading out. */
    const spoken = view.state.kind === 'offline' ? joined(state.spoken) : state.spoken
    return { ...state, text: joined(state.text), spoken }
  }
  const needs = i18n.t('{count, plural, one {# act needs you} other {# acts need you}}', {
    count: view.needsYou,
  })
  if (state.tone === 'calm') return { ...state, tone: 'needs-you', text: needs, spoken: needs }
  return {
    ...state,
    tone: 'needs-you',
    text: listText([state.text, needs]),
    spoken: listText([state.spoken, needs]),
  }
}

function waitingWords({ state, waiting }: ConnectionView): string | null {
  if (waiting === 0) return null
  if (state.kind === 'offline')
    return i18n.t('{waiting, plural, one {# act waiting} other {# acts waiting}}', { waiting })
  return state.kind === 'online'
    ? i18n.t('{waiting, plural, one {# act on the way} other {# acts on the way}}', { waiting })
    : null
}

function stateWords({ state, incomplete }: ConnectionView, now: number): ConnectionWords {
  switch (state.kind) {
    case 'connecting':
      return { tone: 'busy', text: i18n.t('Connecting…'), spoken: i18n.t('Connecting'), progress: null }
    case 'pulling':
      return pullingWords(state, syncName(state, incomplete))
    case 'online':
      return { tone: 'calm', text: i18n.t('Online'), spoken: i18n.t('Online'), progress: null }
    case 'offline': {
      const what = troubleNames[state.failure.code]
      if (what !== undefined) return { tone: 'needs-you', text: what, spoken: what, progress: null }
      // It can be reached, and wants to be left alone for a while.
      const time = momentText(now, state.since)
      const since =
        state.failure.retryAfterMs === undefined
          ? i18n.t('Offline since {time}', { time })
          : i18n.t('Desk busy since {time}', { time })
      return { tone: 'away', text: since, spoken: since, progress: null }
    }
    case 'stopped':
      /* The frame around all screens reads the whole of it out. */
      return { tone: 'needs-you', text: i18n.t('Console stopped'), spoken: '', progress: null }
    default:
      return assertNever(state)
  }
}

/** What keeps the console from its work although the line may be whole: waiting for it to come back would be in vain. */
const troubleNames: Partial<Record<Failure['code'], string>> = {
  'disk-full': i18n.t('Disk full'),
  'disk-read-only': i18n.t('Disk read-only'),
  'service-newer': i18n.t('Console too old'),
  'service-not-a-desk': i18n.t('No desk at this address'),
  'service-redirects': i18n.t('Desk has moved'),
  unauthenticated: i18n.t('Not signed in any more'),
}

/** The name of a trouble that a person has to mend; null where the line alone is to blame. */
export function troubleName({ code }: Failure): string | null {
  return troubleNames[code] ?? null
}

type Pulling = ConnectionState & { kind: 'pulling' }

function syncName({ again }: Pulling, incomplete: ConnectionView['incomplete']): string {
  if (again === true) return i18n.t('Reading everything again')
  return incomplete === 'after-damage' ? i18n.t('Fetching everything again') : i18n.t('First sync')
}

function pullingWords({ done, total, isPaused }: Pulling, doing: string): ConnectionWords {
  if (isPaused === true) {
    const spoken = i18n.t('{doing}, paused', { doing })
    const progress = total === null || total === 0 ? null : Math.min(1, done / total)
    return { tone: 'paused', text: spoken, spoken, progress }
  }
  if (total === null || total === 0)
    return {
      tone: 'busy',
      text:
        done === 0
          ? i18n.t('{doing}…', { doing })
          : i18n.t('{doing}: {done, plural, one {# change} other {# changes}}', { doing, done }),
      spoken: doing,
      progress: null,
    }
  return {
    tone: 'busy',
    text: i18n.t('{doing}: {done, number} of {total, number}', { doing, done, total }),
    spoken: i18n.t('{doing} under way', { doing }),
    progress: Math.min(1, done / total),
  }
}

/** "Next try in 12 s", "Next try in 3 min"; null where nothing is planned. */
export function nextTryText(retryAt: number | null, now: number): string | null {
  if (retryAt === null) return null
  return retryAt <= now
    ? i18n.t('Trying now')
    : i18n.t('Next try in {time}', { time: countdownText(retryAt - now) })
}
