import { readFeedPosition } from '#main/store/feed-position'
import { readCursor } from '#server/store/cursor'
import type { Act, Decision, OutboxEntry } from '#shared/ipc/act'
import { placeOfAct, type Draft } from '#shared/ipc/drafts'
import { ticketIdSchema } from '#shared/protocol/common'
import { assertNever } from '#shared/rules/assert-never'
import { mergeGroup } from './model-groups.ts'
import { changeTicket, customerWrites, mergeTicket, writeMessage } from './model-tickets.ts'
import { idsIn, pickOf, playAct, setOf } from './play-act.ts'
import type { SimulatedConsole } from './simulated-console.ts'
import type { Step, StepOf } from './story.ts'
import { groupNames, requester, type World } from './world.ts'

/** Carries out one step of a story. A console that is off does nothing until it is started. */
export async function playStep(world: World, step: Step): Promise<void> {
  if (!('console' in step)) return playDesk(world, step)
  const console = world.consoles[step.console % world.consoles.length]
  if (console === undefined) return
  switch (step.do) {
    case 'file':
    case 'reply':
    case 'note':
    case 'change':
    case 'create-group':
    case 'change-group':
    case 'import':
    case 'flag':
    case 'page':
    case 'rules':
    case 'blocklist':
    case 'merge-group':
      return playAct(world, console, step)
    case 'draft':
      return keepDraft(world, console, step)
    case 'decide':
      return decide(console, step)
    case 'weather':
      return void console.fates.push(...step.fates)
    case 'cut':
      console.isCut = step.isCut
      return step.isCut ? console.breakLine() : undefined
    case 'clock':
      console.clockAhead += step.ms
      return
    case 'sleep':
      return console.sleep(step.ms)
    case 'crash':
      return console.crash(world.settle)
    case 'kill':
      console.disk.killIn = step.in
      console.disk.killAfterCommit = step.afterCommit
      return
    case 'start':
      return console.start()
    case 'leave':
      return console.leave(world.hop, world.settle)
    case 'disk':
      console.disk.refusals = step.refusals
      return
    case 'revoke':
      return world.desk.revokeToken(console.token)
    case 'retry':
      return console.retry()
    default:
      return assertNever(step)
  }
}

async function playDesk(
  world: World,
  step: StepOf<'elsewhere' | 'pass' | 'calm' | 'backup' | 'restore'>,
): Promise<void> {
  switch (step.do) {
    case 'elsewhere':
      return playElsewhere(world, step)
    case 'pass':
      return world.pass(step.ms)
    case 'calm':
      await world.hop(40)
      await world.pass(1000)
      return world.hop(40)
    case 'backup':
      world.backup = world.desk.backup()
      return
    case 'restore':
      return restore(world)
    default:
      return assertNever(step)
  }
}

function restore(world: World): void {
  const { backup } = world
  if (backup === null) return
  const hasReadNoMore = ({ open }: SimulatedConsole) => {
    const cursor = open === null ? null : readFeedPosition(open.session.cache.read).cursor
    return (cursor === null ? 0 : (readCursor(cursor)?.seen ?? 0)) <= backup.feed.length
  }
  if (world.consoles.some(hasReadNoMore)) world.wasRestoredUnseen = true
  const kept = new Set(backup.carriedOut)
  const outboxes = world.consoles.flatMap((one) => one.outbox())
  const answered = new Set<string>(outboxes.filter(({ state }) => state.kind === 'sent').map(({ id }) => id))
  for (const key of world.desk.state.carriedOut) {
    if (kept.has(key)) continue
    world.forgotten.add(key)
    if (!answered.has(key)) world.inDoubt.add(key)
  }
  world.desk.restore(backup)
}

/** What customers do, and colleagues on machines that are none of ours. */
function playElsewhere(world: World, { what, ticket, other, change }: StepOf<'elsewhere'>): void {
  const { state } = world.desk
  const id = pickOf([...state.ticket.keys()], ticket)
  const into = pickOf([...state.ticket.keys()], other)
  const staff = { id: [...state.staff.values()][1]?.id ?? [...state.staff.values()][0]?.id, name: 'Cy' }
  if (id === null || into === null || staff.id === undefined) return
  const author = { kind: 'staff' as const, staffId: staff.id, name: staff.name }
  const word = world.newWord()
  world.desk.happen((desk) => {
    switch (what) {
      case 'customer':
        return customerWrites(desk, id, word)
      case 'colleague':
        return writeMessage(desk, id, { kind: 'note', body: word }, author.staffId, author)
      case 'change':
        return changeTicket(desk, id, setOf([change], [...state.group.keys()]), () => true, author)
      case 'merge-ticket':
        return mergeTicket(desk, id, into, author)
      case 'merge-group': {
        const groups = [...state.group.keys()]
        return mergeGroup(desk, pickOf(groups, ticket) ?? '', pickOf(groups, other) ?? '')
      }
      default:
        return assertNever(what)
    }
  })
}

/** Six tickets, and behind them the form of a new one. */
function keepDraft(world: World, console: SimulatedConsole, { ticket }: StepOf<'draft'>): void {
  if (console.open === null) return
  const word = world.newWord()
  const id = ticket === 6 ? null : pickOf(idsIn(console.open.session, 'ticket'), ticket)
  const form = { groupName: groupNames[0], urgency: null, subject: 'New', description: word }
  const draft: Draft =
    id === null
      ? { kind: 'new-ticket', ...requester, ...form }
      : { kind: 'message', ticketId: ticketIdSchema.parse(id), mode: 'reply', text: word }
  console.keepDraft(draft)
}

function decide(console: SimulatedConsole, { entry: nth, decision }: StepOf<'decide'>): void {
  if (console.open === null) return
  const unsent = console
    .outbox()
    .filter(({ state }) => state.kind === 'waiting' || state.kind === 'needs-you')
  const entry = pickOf(unsent, nth)
  if (entry === null) return
  const decided = console.decide(entry, decisionOf(entry, decision))
  if (decided !== 'died' && !decided.ok) return
  if (decision === 'settle') console.recorder.settled(entry.id, console.outbox())
  if (decision !== 'discard' && decision !== 'take-back') return
  const place = decision === 'discard' ? null : placeOfAct(entry.act)
  const text = textOfAct(entry.act)
  const draft = place === null || text === null ? null : { place, text }
  console.recorder.withdrawn(entry.id, draft, decided !== 'died')
}

/** As a person decides who insists on everything, by what the entry shows. */
function decisionOf({ conflicts, unseen, act }: OutboxEntry, kind: StepOf<'decide'>['decision']): Decision {
  switch (kind) {
    case 'settle': {
      const shown = conflicts.map(({ field, stands }) => ({ field, stands }))
      return { kind, mine: shown.map(({ field }) => field), shown }
    }
    case 'send-anyway': {
      const seenThrough = unseen.at(-1)?.id ?? (act.kind === 'reply' ? act.seenThrough : null)
      return { kind, seenThrough }
    }
    default:
      return { kind }
  }
}

function textOfAct(act: Act): string | null {
  return act.kind === 'file-ticket' ? act.description : 'body' in act ? act.body : null
}
