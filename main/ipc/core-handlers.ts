import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { deleteDraft, putDraft, readDrafts } from '../store/drafts.ts'
import { findRequesters } from '../store/find-requesters.ts'
import { readStaffList } from '../store/read-staff.ts'
import type { Reading } from '../store/handles.ts'
import { readCannedReplyList } from '../sync/canned/canned-reply-list.ts'
import { decideAct } from '../sync/decide-act.ts'
import type { OpenSession } from '../sync/open-session.ts'
import { readOutboxEntries } from '../sync/outbox-view.ts'
import { performAct } from '../sync/perform-act.ts'
import { pausePull } from '../sync/pause-pull.ts'
import { connectionView } from '../sync/session.ts'
import { readProvider } from '../sync/thresholds.ts'
import { createAlarmHandlers } from './core-alarms.ts'
import { createAttachmentHandlers } from './core-attachments.ts'
import { createBlocklistHandlers } from './core-blocklist.ts'
import { createBulkHandlers } from './core-bulk.ts'
import { createHistoryHandlers } from './core-history.ts'
import { createNoticeHandlers } from './core-notices.ts'
import { createPageHandlers } from './core-pages.ts'
import { createDutyHandlers } from './core-duty.ts'
import { createSearchHandlers } from './core-search.ts'
import type { CoreSessions } from './core-sessions.ts'
import { createTriageHandlers } from './core-triage.ts'
import { createViewHandlers } from './core-views.ts'

/** Sent acts that the outbox lists at most. */
const mostSentListed = 500

/** The core's answers to the screens. Data comes from the cache; what must not pretend asks the service. */
export function createCoreHandlers(sessions: CoreSessions): Handlers<'core'> {
  /** Refuses while the device is locked out: its cache is shown to nobody. */
  function unlocked<Value>(answer: (open: OpenSession) => Result<Value>): Result<Value> {
    const open = sessions.current()
    if (!open.ok) return open
    const { locked } = open.value.session
    return locked === null ? answer(open.value) : { ok: false, failure: locked }
  }
  function fromCache<Value>(read: (cache: Reading) => Value): Result<Value> {
    return unlocked(({ session }) => success(read(session.cache.read)))
  }
  async function fromService<Value>(
    ask: (remote: OpenSession['session']['remote']) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const open = sessions.current()
    return open.ok ? ask(open.value.session.remote) : open
  }
  /** Answers for a locked device too: its author may see what is kept. */
  function evenLocked<Value>(answer: (open: OpenSession) => Value): Result<Value> {
    const open = sessions.current()
    return open.ok ? success(answer(open.value)) : open
  }

  return {
    'connection.read': () => evenLocked(({ session }) => connectionView(session)),
    'connection.retry': () =>
      evenLocked(({ running }) => {
        running.retry()
        return null
      }),
    'connection.pause': ({ isPaused }) =>
      evenLocked(({ session }) => {
        pausePull(session, isPaused)
        return null
      }),
    ...createSearchHandlers(() => unlocked(({ session }) => success(session))),
    ...createTriageHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createPageHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createAlarmHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createNoticeHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createAttachmentHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createBlocklistHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createDutyHandlers((answer) => unlocked(({ session }) => answer(session))),
    ...createHistoryHandlers(() => unlocked(({ session }) => success(session))),
    ...createBulkHandlers(unlocked),
    ...createViewHandlers(() => unlocked(({ session }) => success(session))),
    'act.perform': ({ act, undoMs }) =>
      unlocked(({ session, running }) => {
        const performed = performAct(session, act, undoMs)
        if (performed.ok) running.push()
        return performed
      }),
    'drafts.list': () => unlocked(({ session }) => success(readDrafts(session.work))),
    'draft.keep': ({ draft }) =>
      unlocked(({ session }) => {
        putDraft(session.work, draft, session.now())
        session.events.changed({ topics: ['drafts'], ticketIds: [] })
        return success(null)
      }),
    'draft.drop': ({ place }) =>
      unlocked(({ session }) => {
        deleteDraft(session.work, place)
        session.events.changed({ topics: ['drafts'], ticketIds: [] })
        return success(null)
      }),
    'outbox.list': () => evenLocked(({ session }) => readOutboxEntries(session, mostSentListed)),
    'outbox.decide': ({ actId, decision }) =>
      unlocked(({ session, running }) => {
        const decided = decideAct(session, actId, decision)
        if (decided.ok) running.push()
        return decided
      }),
    'requesters.find': ({ text }) => fromCache((cache) => findRequesters(cache, text)),
    'staff.list': () => fromCache(readStaffList),
    'canned.list': () => unlocked(({ session }) => success(readCannedReplyList(session))),
    'provider.read': () => unlocked(({ session }) => success(readProvider(session))),
    'golive.read': () => fromService((remote) => remote.goLive()),
    'devices.list': () => fromService((remote) => remote.devices()),
    'devices.revoke': ({ deviceId }) => fromService((remote) => remote.revokeDevice(deviceId)),
    'staff.create': (staff) => fromService((remote) => remote.createStaff(staff)),
    'staff.invite': ({ staffId }) => fromService((remote) => remote.invite(staffId)),
    'staff.revoke': ({ staffId }) => fromService((remote) => remote.revokeStaff(staffId)),
  }
}
