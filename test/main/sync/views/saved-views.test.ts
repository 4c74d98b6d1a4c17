import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createViewHandlers } from '#main/ipc/core-views'
import { readView } from '#main/store/read-views'
import { decideAct } from '#main/sync/decide-act'
import { readSavedViews } from '#main/sync/views/saved-views'
import { failed, success } from '#shared/ipc/result'
import type { SavedView } from '#shared/ipc/saved-view'
import { newViewSchema, viewChangeSchema, viewSchema, type NewView, type View } from '#shared/protocol/view'
import { viewWith } from '#shared/rules/view-with'
import { until } from '../../../support/until.ts'
import { groupPut } from '../blocklist/files.ts'
import { at, startActScene, type ActScene } from '../triage/act-scene.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

const everything = { urgencies: [], statuses: [], assignee: null, groupId: null, text: '' }
const wanted: NewView = {
  shared: true,
  name: 'Mail trouble',
  letter: 't',
  place: 1,
  filter: { ...everything, text: 'mail' },
  sort: 'updated',
  direction: 'descending',
  columns: ['number', 'subject'],
  grouping: 'none',
}
const by = { kind: 'staff', staffId: 'boss', name: 'Boss' } as const

/** A shared view as the desk has it. */
const viewOf = (id: string, parts: object = {}, version = 1): View => {
  const { shared: _, ...fields } = wanted
  return viewSchema.parse({ id, ownerId: null, by, ...fields, version, createdAt: at, updatedAt: at, ...parts }) // prettier-ignore
}
const put = (view: View) => ({ kind: 'view', op: 'put', id: view.id, version: view.version, doc: view }) as const // prettier-ignore
const fed = async (...views: View[]) => {
  scene.desk.feed(...views.map(put))
  scene.open.running.retry()
  await until('the views to be here', () => views.every(({ id, version }) => pulledVersion(id) === version))
}
const pulledVersion = (id: string) =>
  scene.open.session.cache.read.get('SELECT version FROM saved_view WHERE id = ?', id)?.['version']
const views = () => readSavedViews(scene.open.session)
const view = (id: string): SavedView => {
  const found = views().find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no view ${id}.`)
  return found
}
/** A desk feeds what it answers. */
const answered = (view: View) => {
  scene.desk.feed(put(view))
  return success(view)
}
const save = (viewId: string, parts: Partial<NewView> = {}) =>
  scene.perform({ kind: 'put-view', viewId, view: { ...wanted, ...parts } })
const change = (viewId: string, set: object) => scene.perform({ kind: 'change-view', viewId, set })

describe('a view saved without a network', () => {
  it('stands in the list at once and after a restart, changed, moved and deleted as was done here, and leaves in that order', async () => {
    await scene.cut()
    const made = save('v-1', { name: 'First' })
    save('v-2', { name: 'Second', place: 2 })
    change('v-1', { place: 3 })
    change('v-1', { name: 'Renamed', filter: { statuses: ['open'] } })
    const gone = save('v-3', { name: 'Short-lived', place: 4 })
    scene.perform({ kind: 'delete-view', viewId: 'v-3' })
    expect(views().map(({ name, pending }) => [name, pending])).toEqual([['Second', true], ['Renamed', true]]) // prettier-ignore
    await scene.restart()
    expect(view('v-1').view).toMatchObject({
      text: 'mail',
      statuses: ['open'],
      columns: ['number', 'subject'],
    })
    scene.desk.answer = (request) => {
      const [, , , id = ''] = request.path.split('/')
      if (request.method === 'DELETE') return success(null)
      const here = readView(scene.open.session.cache.read, id)
      if (here === null) return answered(viewOf(id, newViewSchema.parse(request.body)))
      const changed = viewWith(here, viewChangeSchema.parse(request.body))
      return answered({ ...changed, version: here.version + 1 })
    }
    await scene.mend()
    await until('all to be sent', () => scene.entry(gone).state.kind === 'sent' && scene.desk.sent.length === 6) // prettier-ignore
    const sent = scene.desk.sent.filter(({ path }) => path === '/v1/views/v-1')
    expect(sent.map(({ method, body }) => [method, body])).toMatchObject([
      ['PUT', { name: 'First', shared: true }],
      ['PATCH', { place: 3 }],
      ['PATCH', { name: 'Renamed', filter: { statuses: ['open'] } }],
    ])
    expect(scene.entry(made).title).toBe('New view: First')
  })

  it('is shown as the desk has it where a change is refused, and the words of the refusal wait in the outbox', async () => {
    await fed(viewOf('v-1'))
    scene.desk.answer = () => failed('forbidden', 'Boss shares this view.')
    const id = change('v-1', { name: 'Mine now' })
    await until('the refusal', () => scene.entry(id).state.kind === 'needs-you')
    expect(view('v-1').name).toBe('Mail trouble')
    const deletion = scene.perform({ kind: 'delete-view', viewId: 'v-1' })
    decideAct(scene.open.session, id, { kind: 'discard' })
    scene.open.running.push()
    await until('the second refusal', () => scene.entry(deletion).state.kind === 'needs-you')
    expect(views()).toHaveLength(1)
  })
})

describe('two people who change one view', () => {
  it('are asked where they changed the same of it, and nothing is asked where they did not', async () => {
    await fed(viewOf('v-1'))
    await scene.cut()
    const id = change('v-1', { place: 7, filter: { text: 'printer', statuses: ['open'] } })
    scene.desk.feed(put(viewOf('v-1', { name: 'Theirs', place: 9, filter: { ...wanted.filter, urgencies: ['question'] } }, 2))) // prettier-ignore
    scene.desk.answer = () => answered(viewOf('v-1', { place: 7 }, 3))
    await scene.mend()
    await scene.sent(id)
    expect(scene.desk.sent.at(-1)).toMatchObject({
      headers: { 'If-Match': '"2"' },
      body: { place: 7, filter: { text: 'printer', statuses: ['open'] } },
    })
    await scene.cut()
    const other = change('v-1', { filter: { text: 'web' } })
    scene.desk.feed(put(viewOf('v-1', { filter: { ...wanted.filter, text: 'phone' } }, 4)))
    await scene.mend()
    await until('a question', () => scene.entry(other).state.kind === 'needs-you')
    expect(scene.entry(other).conflicts).toMatchObject([
      {
        field: 'filter',
        name: 'Filter',
        before: 'Search: mail',
        mine: 'Search: web',
        theirs: 'Search: phone',
      },
    ])
    const shown = scene.entry(other).conflicts.map(({ field, stands }) => ({ field, stands }))
    scene.desk.answer = () => answered(viewOf('v-1', { filter: { ...wanted.filter, text: 'web' } }, 5))
    decideAct(scene.open.session, other, { kind: 'settle', mine: ['filter'], shown })
    scene.open.running.push()
    await scene.sent(other)
    expect(view('v-1').view.text).toBe('web')
  })
})

describe('a view that asks for what is gone', () => {
  it('shows what is left and says what is left out', async () => {
    scene.desk.feed(groupPut('g-1', { name: 'Acme', mergedInto: 'g-2' }, 2))
    const newer = { ...wanted.filter, statuses: ['open', 'snoozed'], assignee: 'nobody-here', plan: 'Deep Blue' } // prettier-ignore
    await fed(
      viewOf('v-1', { filter: { ...everything, groupId: 'g-9' } }),
      viewOf('v-2', { filter: { ...everything, groupId: 'g-1' }, place: 2 }),
      viewOf('v-3', { filter: newer, sort: 'due-next', columns: ['mood', 'number'], grouping: 'plan', place: 3 }), // prettier-ignore
    )
    expect(views().map(({ leftOut }) => leftOut)).toEqual([
      ['The group that it was for is gone: it shows all groups.'],
      ['“Acme” is part of “Borealis” now: that is shown.'],
      [
        'This console does not know the column “mood”.',
        'This console does not know the status “snoozed”.',
        'Whose tickets it was for is not known here: it shows everybody’s.',
        'This console does not know the order “due-next”.',
        'This console does not know the grouping “plan”.',
        'This console does not know the condition “plan”: more is shown than was meant.',
      ],
    ])
    expect(view('v-1').view.groupId).toBeNull()
    expect(view('v-2').view.groupId).toBe('g-2')
    expect(view('v-3').view).toMatchObject({ statuses: ['open'], assignee: null, sort: 'urgency', columns: ['number', 'subject'], grouping: 'none' }) // prettier-ignore
  })

  it('keeps it while somebody renames the view: only what was changed is sent', async () => {
    await fed(viewOf('v-1', { sort: 'due-next', filter: { ...everything, groupId: 'g-9' } }))
    scene.desk.answer = () => answered(viewOf('v-1', { name: 'Renamed', sort: 'due-next' }, 2))
    const id = change('v-1', { name: 'Renamed' })
    await scene.sent(id)
    expect(scene.desk.sent.at(-1)?.body).toEqual({ name: 'Renamed' })
  })
})

it('is changed by whoever made it and by administrators alone, and by others neither with a network nor without', async () => {
  await fed(viewOf('v-1'))
  expect(view('v-1').mayChange).toBe(true)
  const { session } = scene.open
  session.person = { ...session.person, role: 'agent' }
  expect(view('v-1').mayChange).toBe(false)
  expect(scene.refusal({ kind: 'change-view', viewId: 'v-1', set: { name: 'Mine' } })).toBe('forbidden')
  expect(scene.refusal({ kind: 'delete-view', viewId: 'v-1' })).toBe('forbidden')
  expect(scene.refusal({ kind: 'delete-view', viewId: 'v-9' })).toBe('not-found')
})

it('tells in one call how many tickets each view has, and again when that changed', async () => {
  await fed(viewOf('v-1'), viewOf('v-2', { filter: { ...everything, urgencies: ['question'] } }))
  const handlers = createViewHandlers(() => success(scene.open.session))
  const counts = async () => {
    const read = await handlers['views.counts'](undefined)
    if (!read.ok) throw new Error(read.failure.message)
    return read.value
  }
  const before = await counts()
  expect(before.builtIn).toMatchObject({ 'all-open': 1, mine: 0, unassigned: 1, 'mission-critical': 1, waiting: 0, everything: 1 }) // prettier-ignore
  expect(before.saved).toEqual({ 'v-1': 1, 'v-2': 0 })
  scene.perform({
    kind: 'change-ticket',
    ticketId: 'ticket-7',
    set: { subject: 'Nothing', urgency: 'question' },
  })
  const after = await counts()
  expect(after.builtIn['mission-critical']).toBe(0)
  expect(after.saved['v-2']).toBe(1)
})
