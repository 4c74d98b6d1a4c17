import { create } from 'zustand'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { methodIdSchema, type MethodId } from '../../../shared/protocol/common.ts'
import type { Channel, ContactMethod } from '../../../shared/protocol/responder.ts'
import { bridge } from '../../bridge.ts'
import { meanwhile } from '../../ui/meanwhile.ts'
import { channelFields, channelSwitches, secretsOf } from './channel-table.ts'
import { checkMethod, entryOf, freshEntry, type MethodEntry, type MethodMessages } from './method-entry.ts'
import { replacementOf } from './replacement-of.ts'

interface MethodStore {
  /** Which method is being written: one of the person's, or a new one. Null: none. */
  editing: MethodId | 'new' | null
  entry: MethodEntry
  /** Names of the secrets that the desk keeps of it. */
  secretsKept: readonly string[]
  messages: MethodMessages
  failure: Failure | null
  busy: boolean

  asked: (method: ContactMethod | null) => void
  /** Another channel asks for other things: all begins anew. */
  channelPicked: (channel: Channel) => void
  typed: (name: string, text: string) => void
  switched: (name: string, isOn: boolean) => void
  secretTyped: (name: string, text: string) => void
  secretForgotten: (name: string, isForgotten: boolean) => void
  /** `responder`: as the list shows them at this moment. True once the desk has it. */
  saved: (responder: ResponderView) => Promise<boolean>
  left: () => void
}

const fresh = {
  editing: null,
  entry: freshEntry('snpp'),
  secretsKept: [],
  messages: {},
  failure: null,
  busy: false,
}

export const useMethod = create<MethodStore>()((set, get) => {
  /** A message goes as soon as its field is touched. */
  function changed(name: string, entry: Partial<MethodEntry>) {
    const { [name]: _, ...messages } = get().messages
    set({ entry: { ...get().entry, ...entry }, messages, failure: null })
  }

  return {
    ...fresh,

    asked: (method) => {
      if (method === null) return set({ ...fresh, editing: 'new' })
      set({ ...fresh, editing: method.id, entry: entryOf(method), secretsKept: method.secretsKept })
    },
    channelPicked: (channel) => set({ entry: freshEntry(channel), messages: {}, failure: null }),
    typed: (name, text) => changed(name, { texts: { ...get().entry.texts, [name]: text } }),
    switched: (name, isOn) => changed(name, { switches: { ...get().entry.switches, [name]: isOn } }),
    secretTyped: (name, text) => changed(name, { secrets: { ...get().entry.secrets, [name]: text } }),
    secretForgotten: (name, isForgotten) => {
      const others = get().entry.forgotten.filter((each) => each !== name)
      changed(name, { forgotten: isForgotten ? [...others, name] : others })
    },

    saved: async (responder) => {
      const { editing, entry, busy } = get()
      if (editing === null || busy) return false
      const checked = checkMethod(entry)
      if (!checked.ok) {
        set({ messages: checked.messages })
        return false
      }
      set({ busy: true, failure: null, messages: {} })
      const { settings, secrets } = checked
      const id = editing === 'new' ? methodIdSchema.parse(crypto.randomUUID()) : editing
      const method = { id, settings, ...(Object.keys(secrets).length === 0 ? {} : { secrets }) }
      const whole = replacementOf(responder)
      const others = whole.methods.map((other) => (other.id === id ? method : other))
      const methods = editing === 'new' ? [...others, method] : others
      const done = await bridge.call('responders.put', {
        responderId: responder.id,
        version: responder.version,
        replacement: { ...whole, methods },
      })
      // Whoever closed the dialog meanwhile, or opened another, is told nothing in it.
      if (get().editing !== editing) return done.ok
      if (done.ok) set(fresh)
      else set({ busy: false, ...besideFields(meanwhile(done.failure), entry.channel) })
      return done.ok
    },

    left: () => set(fresh),
  }
})

/** What is wrong with a field of the dialog stands beside it, and nowhere else under the name that programs have for it. */
function besideFields(failure: Failure, channel: Channel): { messages: MethodMessages; failure: Failure } {
  const fields = [...channelFields[channel], ...channelSwitches[channel]].map(({ name }) => name)
  const own = new Set<string>([...fields, ...secretsOf(channel)])
  const errors = failure.errors ?? []
  const mine = errors.filter(({ path }) => own.has(fieldOf(path)))
  return {
    messages: Object.fromEntries(mine.map(({ path, message }) => [fieldOf(path), message])),
    failure: { ...failure, errors: errors.filter((error) => !mine.includes(error)) },
  }
}

/** Paths are such as `methods.0.settings.url`. */
function fieldOf(path: string): string {
  return path.split('.').at(-1) ?? ''
}
