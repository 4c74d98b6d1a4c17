import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followNotices } from '../../../renderer/features/notices/follow-notices.ts'
import type { Notice } from '../../../shared/ipc/notices.ts'
import { success } from '../../../shared/ipc/result.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'

const notice: Notice = {
  key: 'page:p',
  kind: 'normal',
  about: 'page',
  count: 1,
  title: 'Nobody has this page yet: #5123',
  body: 'Acme: Mail is down',
  ticketId: ticketIdSchema.parse('ticket-1'),
}
let shown: FakeNotification[]
class FakeNotification extends EventTarget {
  static permission = 'granted'
  isClosed = false
  readonly title: string
  readonly options: NotificationOptions
  constructor(title: string, options: NotificationOptions) {
    super()
    this.title = title
    this.options = options
    shown.push(this)
  }
  close = () => (this.isClosed = true)
}
/** Each is a tone. */
const contexts = vi.fn<() => void>()

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  shown = []
  FakeNotification.permission = 'granted'
  contexts.mockReset()
  vi.stubGlobal('Notification', FakeNotification)
  vi.stubGlobal(
    'AudioContext',
    class {
      constructor() {
        contexts()
      }
      resume = () => new Promise(() => undefined)
    },
  )
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => {
  uninstall()
  vi.unstubAllGlobals()
})

/** As a browser gives a lock to one after the other. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_: string, __: object, run: () => Promise<unknown>) => {
      last = last.then(run)
      return last
    },
  }
}

async function follow() {
  const opened: (string | null)[] = []
  const leave = followNotices((ticketId) => void opened.push(ticketId))
  // Its two questions are answered.
  await new Promise((resolve) => setTimeout(resolve))
  return { opened, leave }
}

describe('notices in a browser', () => {
  it('leave what is ordinary to the system, sound and all', async () => {
    await follow()
    bridge.emit('notices', [notice])
    expect(shown.map(({ title, options }) => [title, options])).toEqual([
      [notice.title, { body: notice.body, tag: 'page:p', silent: false, requireInteraction: false }],
    ])
    expect(contexts).not.toHaveBeenCalled()
  })

  it('insist on a page to this person, and sound the tone, once for several', async () => {
    await follow()
    bridge.emit('notices', [
      { ...notice, kind: 'to-me' },
      { ...notice, kind: 'to-me', key: 'to-me:q' },
    ])
    expect(shown.map(({ options }) => options.requireInteraction)).toEqual([true, true])
    expect(contexts).toHaveBeenCalledTimes(1)
  })

  it('open the ticket at a press', async () => {
    const { opened } = await follow()
    bridge.emit('notices', [notice])
    shown[0]?.dispatchEvent(new Event('click'))
    expect([opened, shown[0]?.isClosed]).toEqual([['ticket-1'], true])
  })

  it('open the list where they tell of several', async () => {
    const { opened } = await follow()
    bridge.emit('notices', [{ ...notice, about: 'summary', ticketId: null }])
    shown[0]?.dispatchEvent(new Event('click'))
    expect(opened).toEqual([null])
  })

  it('are shown by one tab of a browser, and by the next once that is closed', async () => {
    const locks = oneAtATime()
    vi.stubGlobal('navigator', { locks })
    const first = await follow()
    const second = await follow()
    bridge.emit('notices', [notice])
    expect(shown).toHaveLength(1)
    first.leave()
    await new Promise((resolve) => setTimeout(resolve))
    bridge.emit('notices', [notice])
    expect(shown).toHaveLength(2)
    second.leave()
  })

  it('are a tone where nobody allowed them, and nothing where the sound is off', async () => {
    FakeNotification.permission = 'default'
    await follow()
    bridge.emit('notices', [notice])
    expect([shown.length, contexts.mock.calls.length]).toEqual([0, 1])
    await bridge.call('preferences.change', { alarmSound: false })
    bridge.emit('notices', [notice])
    expect(contexts).toHaveBeenCalledTimes(1)
  })

  it('are the shell’s in Electron, but for the tone of a page to this person', async () => {
    bridge.answer('host.read', () =>
      success({ kind: 'electron', version: '1', platform: 'linux', tokenStorage: 'keychain', profile: '/p' }),
    )
    await follow()
    bridge.emit('notices', [notice])
    expect([shown.length, contexts.mock.calls.length]).toEqual([0, 0])
    bridge.emit('notices', [{ ...notice, kind: 'to-me' }])
    expect([shown.length, contexts.mock.calls.length]).toEqual([0, 1])
  })

  it('are heard no more once the desk is left', async () => {
    const { leave } = await follow()
    leave()
    expect([bridge.listenerCount('notices'), bridge.listenerCount('preferences')]).toEqual([0, 0])
  })
})
