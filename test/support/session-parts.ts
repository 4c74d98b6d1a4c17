import type { ControlReplies, ControlRequest } from '../../main/ipc/core-control.ts'
import { createHostMemory, type HostMemory } from '../../main/ipc/host-memory.ts'
import { createHostSession, type HostSession } from '../../main/ipc/host-session.ts'
import type { SettingsFile, TokenVault } from '../../main/ipc/host-shell.ts'
import { staffIdSchema } from '../../shared/protocol/common.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { Person, SessionView } from '../../shared/ipc/views.ts'

export function personAt(serviceUrl: string, id = 'ada'): Person {
  return {
    id: staffIdSchema.parse(id),
    name: id,
    email: `${id}@example.net`,
    role: 'agent',
    serviceUrl,
    sample: false,
  }
}

/** Keeps one object in memory, as a file would. */
export function memoryFile(content: Record<string, unknown> = {}): SettingsFile {
  let kept = content
  return { read: () => kept, write: (values) => void (kept = { ...values }) }
}

/** A host session over a core, a vault and a sample that are told what to answer. */
export interface SessionUnderTest {
  session: HostSession
  memory: HostMemory
  /** Everything asked of the core, oldest first. */
  asked: ControlRequest[]
  shown: SessionView[]
  kept(): string | null
  sampleRuns(): boolean
  /** Makes the core refuse this request, until it is null again. */
  refuse(name: ControlRequest['do'] | null, code?: Failure['code']): void
  /** Another start of the console on the same disk. */
  again(): SessionUnderTest
}

export function sessionUnderTest(
  { keychain = true, notice = null as Failure | null } = {},
  disk = { session: memoryFile(), preferences: memoryFile(), token: { kept: null as string | null } },
): SessionUnderTest {
  const asked: ControlRequest[] = []
  const shown: SessionView[] = []
  let refused: { name: ControlRequest['do']; code: Failure['code'] } | null = null
  let sampleRuns = false

  function answer(request: ControlRequest): Result<ControlReplies[ControlRequest['do']]> {
    asked.push(request)
    if (refused?.name === request.do) return failed(refused.code, 'refused')
    switch (request.do) {
      case 'connect':
        return success({
          person: { ...personAt(request.serviceUrl), sample: request.serviceUrl.includes('sample') },
        })
      case 'accept':
        return success({
          serviceUrl: 'https://a.example',
          token: 'own',
          person: personAt('https://a.example'),
        })
      case 'start':
        return success({ notice })
      default:
        return success(null)
    }
  }
  const vault: TokenVault = {
    storage: keychain ? 'keychain' : 'plain-text',
    allows: (accepted) =>
      keychain || accepted ? success(null) : failed('token-storage-plain', 'no keychain'),
    keep: (token) => void (disk.token.kept = token),
    read: () => disk.token.kept,
    forget: () => void (disk.token.kept = null),
  }
  const memory = createHostMemory(disk.session, disk.preferences)
  const session = createHostSession({
    core: { control: (request) => Promise.resolve(answer(request) as Result<never>) },
    memory,
    vault,
    sampleDesk: {
      start() {
        sampleRuns = true
        return Promise.resolve(success({ serviceUrl: 'http://127.0.0.1:5', token: 'sample-token' }))
      },
      stop() {
        sampleRuns = false
        return Promise.resolve()
      },
    },
    deviceName: 'workstation',
    profile: '/profile',
    sampleProfile: '/profile/sample',
    show: (view) => shown.push(view),
    showPreferences: () => undefined,
  })
  return {
    session,
    memory,
    asked,
    shown,
    kept: () => disk.token.kept,
    sampleRuns: () => sampleRuns,
    refuse: (name, code = 'service-unreachable') => void (refused = name === null ? null : { name, code }),
    again: () => sessionUnderTest({ keychain, notice }, disk),
  }
}
