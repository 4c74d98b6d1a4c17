import type { PageId } from '../../shared/protocol/common.ts'
import type { PageHead, PageState } from '../../shared/protocol/page.ts'
import type { PagingRules } from '../../shared/protocol/settings.ts'
import type { Writer } from '../store/database.ts'
import { attemptsOf, firstAcceptedAt } from '../store/deliveries.ts'
import { insertDeliveries } from '../store/insert-deliveries.ts'
import { findRun, putRun, type PageRun } from '../store/page-runs.ts'
import { takeBack, tellWoken } from '../store/page-tellings.ts'
import { findPageHead } from '../store/pages.ts'
import { tellPage } from '../store/tell-page.ts'
import { goRoundAgain } from './go-round-again.ts'
import { tellEverybodyIsAsked } from './tell-everybody-is-asked.ts'
import { planPage, type PagePlan } from './plan-page.ts'
import type { Attempt } from './person-step.ts'
import type { StaffingNow } from './staffing.ts'

export interface AdvanceTerms {
  readonly staffing: StaffingNow
  readonly rules: PagingRules
  /** Of the service: what is written down. */
  readonly now: Date
  /** Of the engine, in ms: what is reckoned with. */
  readonly engineNow: number
}

/** Does what is to be done next about one page, and tells how far it is. */
export async function advancePage(tx: Writer, id: PageId, terms: AdvanceTerms): Promise<void> {
  const page = await findPageHead(tx, id)
  const run = await findRun(tx, id)
  if (page === null || run === null) return
  switch (page.state) {
    case 'queued':
    case 'sending':
    case 'notified':
      return advanceLive(tx, page, run, terms)
    case 'acknowledged': {
      const again = await goRoundAgain(tx, page, run, terms)
      if (again !== null) return advanceLive(tx, again, { ...run, roundBeganAt: null }, terms)
      return settle(tx, page, run, terms)
    }
    case 'resolved':
    case 'withheld':
    case 'failed':
      return settle(tx, page, { ...run, dueAt: null }, terms)
  }
}

/** Nobody is to be woken. Whom a message reached after all, just before somebody had the page, is told so too. */
async function settle(
  tx: Writer,
  page: PageHead,
  run: PageRun,
  { now, engineNow }: AdvanceTerms,
): Promise<void> {
  const isTold = page.state === 'acknowledged' || (page.state === 'resolved' && run.purpose === 'wake')
  if (isTold) {
    // What a gateway refused just before was to be tried again.
    await takeBack(tx, page, now, engineNow)
    await tellWoken(tx, page, page.acknowledgedBy?.responderId ?? null, now)
  }
  const isDue = run.dueAt !== null && run.dueAt <= engineNow
  await putRun(tx, page.id, isDue ? { ...run, dueAt: null } : run)
  await tellPage(tx, page, now)
}

async function advanceLive(tx: Writer, page: PageHead, run: PageRun, terms: AdvanceTerms): Promise<void> {
  const { staffing, rules, now, engineNow } = terms
  const beganAt = run.beganAt ?? engineNow
  const attempts = await attemptsOf(tx, page.id)
  const underWay = {
    kind: page.kind,
    named: page.responderIds,
    firstTo: page.firstTo,
    methodId: page.methodId,
    round: run.round,
    // Whoever went round again begins a round at once.
    roundBeganAt: run.roundBeganAt ?? Number.NEGATIVE_INFINITY,
    beganAt,
  }
  const plan = planPage(underWay, attempts, staffing, rules, engineNow)
  if (plan.widens !== null) await tellEverybodyIsAsked(tx, page, plan.widens, now)
  await insertSteps(tx, page, run.purpose, plan, terms)
  const end = endOfOneRound(page, plan, attempts)
  await putRun(tx, page.id, { ...run, beganAt, round: plan.round, roundBeganAt: plan.roundBeganAt, dueAt: end === null ? plan.dueAt : null }) // prettier-ignore
  const notifiedAt = page.notifiedAt ?? (await firstAcceptedAt(tx, page.id))
  const state = end ?? (notifiedAt === null ? 'sending' : 'notified')
  const next: PageHead = {
    ...page,
    state,
    firstTo: plan.widens === null ? page.firstTo : null,
    notifiedAt,
    resolvedAt: state === 'resolved' ? now.toISOString() : null,
    round: plan.round,
    nextRoundAt: plan.nextRoundAt === null ? null : new Date(now.getTime() + plan.nextRoundAt - engineNow).toISOString(), // prettier-ignore
    trouble: plan.trouble,
  }
  await tellPage(tx, next, now)
}

/** What goes once is over when nothing of it is under way any more: it reached a gateway, or it did not. */
function endOfOneRound(
  { kind }: PageHead,
  { steps, dueAt }: PagePlan,
  attempts: readonly Attempt[],
): PageState | null {
  const isOpen = steps.length > 0 || dueAt !== null || attempts.some(({ state }) => state === 'queued')
  if (kind !== 'drill' || isOpen) return null
  return attempts.some(({ state }) => state !== 'failed') ? 'resolved' : 'failed'
}

async function insertSteps(
  tx: Writer,
  page: PageHead,
  purpose: PageRun['purpose'],
  { steps, round }: PagePlan,
  { staffing, now }: AdvanceTerms,
): Promise<void> {
  const messages = steps.map(({ responderId, methodId }) => {
    const responder = staffing.responders.get(responderId)
    const method = responder?.methods.find(({ id }) => id === methodId)
    if (responder === undefined || method === undefined) throw new Error('A step leads to nobody.')
    return { purpose, responder, method, round }
  })
  await insertDeliveries(tx, page, messages, now)
}
