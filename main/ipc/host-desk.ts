import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { calls } from '../../shared/ipc/calls.ts'
import type { EventName, Events } from '../../shared/ipc/events.ts'
import type { Preferences } from '../../shared/ipc/preferences.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import type { SessionView } from '../../shared/ipc/views.ts'
import { longestTicketLink } from '../../shared/rules/ticket-link.ts'
import { callMessageSchema, type AnswerMessage, type EventMessage } from '../../shared/ipc/wire.ts'
import type { SessionMessage } from './core-control.ts'
import { createCoreClient } from './host-core-client.ts'
import { explainDisk, makeUsableFolder } from './host-disk-failure.ts'
import { createHostHandlers } from './host-handlers.ts'
import { createHostMemory } from './host-memory.ts'
import { createSampleDesk } from './host-sample.ts'
import { createHostSession } from './host-session.ts'
import type { Shell } from './host-shell.ts'
import { createRouter } from './router.ts'
import { withSampleWords } from './sample-words.ts'

/** The console's back as its screens see it, whichever shell they run in. */
export interface Desk {
  /** Answers one message of a screen; null where it is no call at all. Never throws. */
  answer(message: unknown): Promise<AnswerMessage | null>
  /** To subscribe is to receive the way out. */
  subscribe(listen: (event: EventMessage) => void): () => void
  preferences(): Preferences
  /** Has every screen open this ticket, or the list of notices: somebody pressed one. */
  want(ticketId: TicketId | null): void
  /** Has one screen follow a link of ours, or say that it leads nowhere; kept until one asks for it, and the newest only. */
  follow(link: string): void
  begin(start: DeskStart): Promise<Result<SessionView>>
  close(): Promise<void>
}

/** How the console was asked to begin. */
export type DeskStart =
  { kind: 'resume' } | { kind: 'sample' } | { kind: 'service'; serviceUrl: string; token: string | null }

export interface DeskParts {
  shell: Shell
  /** Folder of everything this console keeps. */
  profile: string
  /** The core's script. */
  worker: URL
  sampleTickets: number
}

/** Puts the host's side together: core, memory, vault, session, and the doors of both rooms. */
export function openDesk({ shell, profile, worker, sampleTickets }: DeskParts): Desk {
  const listeners = new Set<(event: EventMessage) => void>()
  let followed: string | null = null
  function tell<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listen of listeners) listen({ kind: 'event', name, event })
  }

  const sampleProfile = join(profile, 'sample')
  const vault = shell.tokenVault(profile)
  const memory = createHostMemory(
    shell.settingsFile(profile, 'session'),
    shell.settingsFile(profile, 'preferences'),
  )
  const core = createCoreClient({
    startWorker: () => new Worker(worker, { workerData: { version: shell.version } }),
    hear: hearCore,
    onRestart: () => void session.reopen(),
    onDeath: (error) => shell.log(`the core has stopped: ${error?.stack ?? 'without a word'}`),
    now: () => performance.now(),
  })
  const sampleFolder = join(sampleProfile, 'desk')
  const sampleDesk = createSampleDesk({
    shell,
    folder: sampleFolder,
    tickets: sampleTickets,
    random: () => randomBytes(32).toString('base64url'),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return { cancel: () => clearTimeout(timer) }
    },
    now: () => performance.now(),
    moved(address) {
      session.sampleMoved(address)
      // Where nothing moved, the core need not wait for its next try.
      void core.call({ name: 'connection.retry', request: undefined })
    },
    failureChanged: () => void tellConnection(),
  })
  const session = createHostSession({
    core,
    memory,
    vault,
    sampleDesk: {
      async start() {
        // The service would only say that it could not start.
        makeUsableFolder(sampleFolder)
        return sampleDesk.start()
      },
      stop: () => sampleDesk.stop(),
    },
    deviceName: shell.deviceName,
    profile,
    sampleProfile,
    show: (view) => tell('session', view),
    showPreferences,
  })
  const answerHost = createRouter(
    'host',
    createHostHandlers({
      view: () => ({
        kind: shell.kind,
        version: shell.version,
        platform: shell.platform,
        tokenStorage: vault.storage,
        profile,
      }),
      memory,
      login: shell.login,
      session,
      showPreferences,
      takeLink() {
        const taken = followed
        followed = null
        return taken
      },
    }),
    explainDisk,
  )

  /** The core goes by the rules for notices; before somebody is signed in, it takes note of nothing. */
  function showPreferences(preferences: Preferences): void {
    tell('preferences', preferences)
    void core.control({ do: 'notices', rules: preferences.notices })
  }

  function hearCore(message: EventMessage | SessionMessage): void {
    switch (message.kind) {
      case 'locked-out':
        return session.lockedOut(message.failure)
      case 'person':
        return session.personChanged(message.person)
      case 'mended':
        return session.mended(message.notice)
      case 'broken':
        return session.broken(message.failure)
      default:
        return pass(message)
    }
  }

  function pass(message: EventMessage): void {
    const isConnection = message.name === 'connection'
    const said = isConnection
      ? { ...message, event: withSampleWords(message.event, sampleDesk.failure()) }
      : message
    for (const listen of listeners) listen(said)
  }

  async function readConnection(): Promise<Result<unknown>> {
    const read = await core.call({ name: 'connection.read', request: undefined })
    return read.ok ? success(withSampleWords(read.value, sampleDesk.failure())) : read
  }

  async function tellConnection(): Promise<void> {
    const read = await core.call({ name: 'connection.read', request: undefined })
    if (read.ok) pass({ kind: 'event', name: 'connection', event: read.value })
  }

  return {
    async answer(message) {
      const call = callMessageSchema.safeParse(message)
      if (!call.success || calls[call.data.name].room === 'host') return answerHost(message)
      const { id, name } = call.data
      if (name === 'connection.read') return { kind: 'answer', id, result: await readConnection() }
      if (name === 'connection.retry') sampleDesk.revive()
      return { kind: 'answer', id, result: await core.call(call.data) }
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    preferences: () => memory.preferences(),
    want: (ticketId) => tell('wanted', { ticketId }),
    follow(link) {
      followed = link.slice(0, longestTicketLink)
      tell('linked', null)
    },
    async begin(start) {
      if (start.kind === 'sample') return session.sample()
      if (start.kind === 'resume') return session.resume()
      return session.enter(start.serviceUrl, start.token)
    },
    async close() {
      await core.stop()
      await sampleDesk.stop()
    },
  }
}

/** What the command line asks for. */
export function startOf(options: {
  sample: boolean
  serviceUrl: string | null
  token: string | null
}): DeskStart {
  if (options.sample) return { kind: 'sample' }
  if (options.serviceUrl === null) return { kind: 'resume' }
  return { kind: 'service', serviceUrl: options.serviceUrl, token: options.token }
}
