import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { countLivePages } from '../store/page-window.ts'
import type { Session } from '../sync/session.ts'
import { readWakeForecast } from '../sync/triage/wake-forecast.ts'
import { readPageDetail } from '../sync/triage/page-detail.ts'
import { readDeliveryWindow, readPagePeople, readPageWindow } from '../sync/triage/page-windows.ts'

type PageHandlers = Pick<
  Handlers<'core'>,
  'pages.status' | 'pages.window' | 'pages.read' | 'pages.deliveries' | 'pages.people' | 'pages.forecast'
>

/** Answers about pages: who was woken, how far that has come, who has it. */
export function createPageHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): PageHandlers {
  return {
    'pages.status': () => unlocked(({ cache }) => success(countLivePages(cache.read))),
    'pages.window': (request) => unlocked((session) => readPageWindow(session, request)),
    'pages.read': ({ pageId }) => unlocked((session) => success(readPageDetail(session, pageId))),
    'pages.deliveries': (request) => unlocked(({ cache }) => readDeliveryWindow(cache.read, request)),
    'pages.people': () => unlocked((session) => success(readPagePeople(session))),
    'pages.forecast': (question) => unlocked((session) => success(readWakeForecast(session, question))),
  }
}
