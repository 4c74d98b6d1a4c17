import { createHash } from 'node:crypto'
import type { Me } from '../../shared/protocol/staff.ts'
import { defaultQueueView } from '../../shared/ipc/queue-view.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { Preferences } from '../../shared/ipc/preferences.ts'
import type { Person, SessionView } from '../../shared/ipc/views.ts'
import type { CoreClient } from './host-core-client.ts'
import { explainDisk } from './host-disk-failure.ts'
import type { HostMemory } from './host-memory.ts'
import type { SampleDesk } from './host-sample.ts'
import type { TokenVault } from './host-shell.ts'

/** Who is signed in, and how they come and go. Each act waits for the one before: two tabs may press at once. */
export interface HostSession {
  view(): SessionView
  /** What a screen that opens is to show: it waits while the start still finds out who is signed in. */
  read(): Promise<SessionView>
  /** Null tests the desk that is signed in to, with the token kept for it. */
  test(request: { serviceUrl: string; token: string } | null): Promise<Result<Me>>
  connect(request: Credentials): Promise<Result<SessionView>>
  accept(request: {
    invitation: string
    plainTokenAccepted?: boolean | undefined
  }): Promise<Result<SessionView>>
  sample(): Promise<Result<SessionView>>
  /** Begins once more in the way that failed. */
  retry(): Promise<Result<SessionView>>
  leave(): Promise<Result<SessionView>>
  /** Goes on as whoever was signed in when the console ended; needs no network. */
  resume(): Promise<Result<SessionView>>
  /** Enters the desk named at the start; a null token means whoever was signed in there, or the sign-in screen. */
  enter(serviceUrl: string, token: string | null): Promise<Result<SessionView>>
  /** Opens the files again after the core has started anew. */
  reopen(): Promise<void>
  /** The core says that the service turned this device away. */
  lockedOut(failure: Failure): void
  /** The core says who the person is now. */
  personChanged(person: Person): void
  /** The sample that we run listens at another address now. */
  sampleMoved(address: { serviceUrl: string; token: string }): void
  /** The core replaced a damaged file and goes on. */
  mended(notice: Failure): void
  /** The core could not go on after a file was damaged; `retry` begins anew. */
  broken(failure: Failure): void
}

interface Credentials {
  serviceUrl: string
  token: string
  plainTokenAccepted?: boolean | undefined
}

export interface SessionParts {
  core: Pick<CoreClient, 'control'>
  memory: HostMemory
  vault: TokenVault
  sampleDesk: Pick<SampleDesk, 'start' | 'stop'>
  deviceName: string
  /** Folders of the people's files: of real desks, and of the sample. */
  profile: string
  sampleProfile: string
  show(view: SessionView): void
  showPreferences(preferences: Preferences): void
}

/** What the core was last started with. */
interface Opened {
  person: Person
  token: string
  /** The sample that we run; somebody else's sample desk is a desk like any other, but for its banner. */
  isOwnSample: boolean
  notice: Failure | null
}

export function createHostSession(parts: SessionParts): HostSession {
  const { core, memory, vault } = parts
  let view: SessionView = signedOut()
  let opened: Opened | null = null
  let lastBeginning: () => Promise<Result<SessionView>> = resume
  let turn: Promise<unknown> = Promise.resolve()
  let isBeginning = false
  const decided = Promise.withResolvers<void>()

  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }

  function signedOut(): Extract<SessionView, { kind: 'signed-out' }> {
    return { kind: 'signed-out', lastServiceUrl: memory.session().lastServiceUrl }
  }

  /** What nobody filled in a form for: a failure of it must stand on the sign-in screen, with the way to try again. */
  async function begin(beginning: () => Promise<Result<SessionView>>): Promise<Result<SessionView>> {
    lastBeginning = beginning
    isBeginning = true
    const begun = await beginning().catch((thrown: unknown) => {
      const explained = explainDisk(thrown)
      if (explained === null) throw thrown
      return explained
    })
    if (!begun.ok) {
      opened = null
      show({ ...signedOut(), failure: begun.failure })
    }
    return begun
  }

  function show(next: SessionView): Result<SessionView> {
    view = next
    decided.resolve()
    parts.show(next)
    return success(next)
  }

  async function open(person: Person, token: string, isOwnSample = false): Promise<Result<SessionView>> {
    const started = await core.control({
      do: 'start',
      profile: isOwnSample ? parts.sampleProfile : parts.profile,
      serviceUrl: person.serviceUrl,
      token,
      person,
      // A sample takes another port at each start and stays the same desk.
      ...(isOwnSample ? { deskKey: 'sample' } : {}),
      noticeRules: memory.preferences().notices,
    })
    if (!started.ok) return started
    opened = { person, token, isOwnSample, notice: started.value.notice }
    ownView(isOwnSample ? 'sample' : person.serviceUrl, person)
    return show(signedIn(opened))
  }

  /** A view of the queue, and the rules for notices, name people and groups of one desk; at another they would hide everything. */
  function ownView(desk: string, person: Person): void {
    const owner = `${desk} ${person.id}`
    const former = memory.session().viewOwner
    if (former === owner) return
    memory.rememberSession({ viewOwner: owner })
    if (former === null) return
    const notices = { ...memory.preferences().notices, watched: [], muted: [] }
    parts.showPreferences(memory.changePreferences({ queueView: defaultQueueView, notices }))
  }

  async function connect(
    { serviceUrl, token }: { serviceUrl: string; token: string },
    keep: boolean,
  ): Promise<Result<SessionView>> {
    const connected = await core.control({ do: 'connect', serviceUrl, token })
    return connected.ok ? signIn(connected.value.person, token, keep) : connected
  }

  async function signIn(person: Person, token: string, keep: boolean): Promise<Result<SessionView>> {
    if (keep) vault.keep(token)
    else vault.forget()
    memory.rememberSession({
      person,
      lastServiceUrl: person.serviceUrl,
      tokenFingerprint: fingerprint(token),
    })
    await parts.sampleDesk.stop()
    return open(person, token)
  }

  /** With a network the desk says whose token it is; without one, a token that was good there before is good again. */
  async function enter(serviceUrl: string, token: string | null): Promise<Result<SessionView>> {
    const remembered = memory.session()
    const person = remembered.person?.serviceUrl === desksAddress(serviceUrl) ? remembered.person : null
    if (token === null) {
      if (person !== null) return resume()
      memory.rememberSession({ lastServiceUrl: serviceUrl })
      return show(signedOut())
    }
    if (person !== null && remembered.tokenFingerprint === fingerprint(token)) return open(person, token)
    return connect({ serviceUrl, token }, vault.allows(false).ok)
  }

  async function resume(): Promise<Result<SessionView>> {
    const { person } = memory.session()
    const token = person === null ? null : vault.read()
    if (person === null || token === null) return show(signedOut())
    return open(person, token)
  }

  async function sample(): Promise<Result<SessionView>> {
    show({ kind: 'starting-sample' })
    const started = await parts.sampleDesk.start()
    if (!started.ok) return started
    const connected = await core.control({ do: 'connect', ...started.value })
    if (!connected.ok) return connected
    return open({ ...connected.value.person, sample: true }, started.value.token, true)
  }

  async function leave(): Promise<Result<SessionView>> {
    const wasSample = opened?.isOwnSample ?? false
    opened = null
    const left = await core.control({ do: 'leave' })
    if (!left.ok) return left
    if (wasSample) {
      await parts.sampleDesk.stop()
      return begin(resume)
    }
    vault.forget()
    memory.rememberSession({ person: null, tokenFingerprint: null })
    return show(signedOut())
  }

  return {
    view: () => view,
    async read() {
      if (isBeginning) await decided.promise
      return view
    },
    async test(request) {
      if (request !== null) return core.control({ do: 'test', ...request })
      if (opened === null) return failed('not-signed-in', 'Sign in to a desk first.')
      return core.control({ do: 'test', serviceUrl: opened.person.serviceUrl, token: opened.token })
    },
    connect: (request) =>
      inTurn(async () => {
        const allowed = vault.allows(request.plainTokenAccepted ?? false)
        return allowed.ok ? connect(request, true) : allowed
      }),
    accept: ({ invitation, plainTokenAccepted }) =>
      inTurn(async () => {
        // Asked before the invitation is spent: it works once.
        const allowed = vault.allows(plainTokenAccepted ?? false)
        if (!allowed.ok) return allowed
        const accepted = await core.control({ do: 'accept', invitation, deviceName: parts.deviceName })
        return accepted.ok ? signIn(accepted.value.person, accepted.value.token, true) : accepted
      }),
    sample: () => inTurn(() => begin(sample)),
    retry: () => inTurn(() => begin(lastBeginning)),
    leave: () => inTurn(leave),
    resume: () => inTurn(() => begin(resume)),
    enter: (serviceUrl, token) => inTurn(() => begin(() => enter(serviceUrl, token))),
    reopen: () =>
      inTurn(async () => {
        if (opened === null) return
        const { person, token, isOwnSample } = opened
        await begin(() => open(person, token, isOwnSample))
      }),
    lockedOut(failure) {
      if (opened !== null) show({ kind: 'locked-out', person: opened.person, failure })
    },
    personChanged(person) {
      if (opened === null) return
      opened = { ...opened, person }
      if (!opened.isOwnSample) memory.rememberSession({ person })
      show(signedIn(opened))
    },
    sampleMoved: ({ serviceUrl, token }) =>
      void inTurn(async () => {
        if (opened === null || !opened.isOwnSample || opened.person.serviceUrl === serviceUrl) return
        const { person } = opened
        await begin(() => open({ ...person, serviceUrl }, token, true))
      }),
    mended(notice) {
      if (opened === null) return
      opened = { ...opened, notice }
      show(signedIn(opened))
    },
    broken(failure) {
      if (opened === null) return
      const { person, token, isOwnSample } = opened
      lastBeginning = () => open(person, token, isOwnSample)
      opened = null
      show({ ...signedOut(), failure })
    },
  }
}

function signedIn({ person, notice }: Opened): SessionView {
  return { kind: 'signed-in', person, ...(notice === null ? {} : { notice }) }
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** As the core writes an address into a person: without a closing slash. */
function desksAddress(serviceUrl: string): string {
  return URL.canParse(serviceUrl) ? new URL(serviceUrl).href.replace(/\/+$/, '') : serviceUrl
}
