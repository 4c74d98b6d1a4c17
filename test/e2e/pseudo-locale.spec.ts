import type { Page } from '@playwright/test'
import { urgencies } from '../../shared/rules/urgency.ts'
import { callApi } from '../support/desk.ts'
import { planNames } from '../../shared/rules/plans.ts'
import { layoutFlaws } from './support/layout-flaws.ts'
import { overlaps } from './support/overlaps.ts'
import { pseudoLocale, said } from './support/pseudo.ts'
import { bakery } from './support/public-form.ts'
import { expect, test } from './support/test.ts'
import { unsaid } from './support/unsaid.ts'
import { addWoken } from './support/woken.ts'

const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]
const english = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options)
const aYear = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1 + day))
const namesOf = (options: Intl.DateTimeFormatOptions) => [
  ...new Set(aYear.map((day) => english(options).format(day))),
]

/** What people wrote, and what is a name: of this test's own data, or somebody else's word. */
const written: readonly (string | RegExp)[] = [
  // What the desk or the core said (docs/decisions/0053): what the gate decided, why an act was refused and what it is called, where
  // a message went and what a gateway answered, how a console is started.
  /Mission critical from .*/, 'The desk cannot be reached.', /Reply to #\d+/, 'First administrator', /^The desk$/,
  /webhook at 127\.0\.0\.1:\d+/, '200 as you say', 'Trial of a method', /A console in a browser is started by hand\. .*/,
  process.platform,
  // What a press puts into a field, for its author to change: it is written to colleagues and customers.
  'The site was not down.', 'It never worked before.', 'It could have waited.', 'The same matter again.',
  'Urgent only to be answered sooner.', 'False alarms go on', 'Not settled with the customer yet', 'They mended the cause',
  'Agreed with the customer', 'Blocked by mistake', 'Repeated false alarms', 'Monitoring that reports by itself',
  'Requests filed as mission critical', 'Goes on after being asked to stop', 'The site or the mail is down altogether.',
  'It is worse than it was reported.',
  // An import's columns are called so whatever the console speaks; the example beside them.
  'name,aliases,plan,contactName,contactEmail,contactPhone', 'Harbour Print', 'HPW;Harbour', 'Mara Osei',
  // The component library's own, in the languages that it speaks.
  'Dismiss', 'Show suggestions', /\d+ options available\./,
  // This test's own data.
  'Everything is down', 'A quiet question', 'Please look at it.', 'Three false alarms in a week', 'Night shift answers',
  'We are on it.', /False alarm \d/, 'Loud Harbour', bakery.groupName, 'Harbour Line', 'Ann Ng', 'Ines Okafor',
  'Administrator', /\{\{[\w.]+\}\}/, /[\w.+-]+@[\w.-]+/, /https?:\/\/\S+/, /\/\S*desk-e2e-\S+/, /\b127\.0\.0\.1:\d+/,
  // Names: plans, protocols, units of the IEC, time zones.
  ...Object.values(planNames), 'PagerDuty', 'SNPP', 'ntfy', /\b[KMG]iB\b/, /\b[A-Z][a-z]+\/[A-Z][A-Za-z_]+/, 'UTC',
  // Dates as Intl writes them in English: weeks and months, and the zone's name.
  ...namesOf({ month: 'long' }), ...namesOf({ weekday: 'long' }), ...namesOf({ month: 'short' }), ...namesOf({ weekday: 'short' }),
  /\bat(?= \d\d:)/, /\bCES?T\b/,
] // prettier-ignore

interface Walk {
  /** What was found, beginning with the name of the screen. */
  found: string[]
  look: (name: string) => Promise<void>
  /** Opens a dialog or a panel, looks at it and closes it. */
  over: (name: string, open: () => Promise<void>) => Promise<void>
  section: (name: string) => Promise<void>
  tab: (name: string) => Promise<void>
  row: (text: string) => Promise<void>
  /** The presses of a button that says this, and of keys one after the other. */
  button: (id: string, values?: Record<string, unknown>) => () => Promise<void>
  keys: (...keys: string[]) => () => Promise<void>
}

/** A walk through the console in the pseudo-locale. */
function walk(page: Page, known: readonly (string | RegExp)[] = []): Walk {
  const found: string[] = []
  const look = async (name: string) => {
    await expect(page.locator('.skeleton')).toHaveCount(0)
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    })
    const flaws = [
      ...(await layoutFlaws(page)),
      ...(await overlaps(page)),
      ...(await unsaid(page, [...known, ...written])),
    ]
    found.push(...flaws.map((flaw) => `${name}: ${flaw}`))
  }
  const named = (role: 'button' | 'tab', id: string, values?: Record<string, unknown>) =>
    page.getByRole(role, { name: said(id, values).trim() }).first()
  return {
    found,
    look,
    over: async (name, open) => {
      const dialogs = page.locator('[role="dialog"], [role="alertdialog"]')
      await open()
      await expect(dialogs).toHaveCount(1)
      await look(name)
      await page.keyboard.press('Escape')
      await expect(dialogs).toHaveCount(0)
    },
    section: async (name) => {
      const sections = page.getByRole('navigation', { name: said('Sections') })
      await sections.getByRole('button', { name: said(name) }).click()
    },
    tab: (name) => named('tab', name).click(),
    row: (text) => page.getByRole('row').filter({ hasText: text }).first().click(),
    button: (id, values) => () => named('button', id, values).click(),
    keys:
      (...keys) =>
      async () => {
        for (const key of keys) await page.keyboard.press(key)
      },
  }
}

test('the welcome says every word through the catalogue, and has room for it', async ({ openConsole }) => {
  const { page } = await openConsole({ serviceUrl: null, locale: pseudoLocale })
  const { found, look, tab } = walk(page)
  await expect(page.getByRole('heading').first()).toBeVisible()
  await look('welcome')
  await tab('Invitation link')
  await look('welcome, invitation')
  expect(found).toEqual([])
})

test('every section says every word through the catalogue, and has room for it', async ({
  api,
  gateway,
  openConsole,
}) => {
  const loud = await api.addGroup({ name: 'Loud Harbour', contacts })
  await api.addGroup({ name: bakery.groupName, contacts })
  await addWoken(api, gateway, 'ann', 'Ann Ng')
  await api.falseAlarms(bakery.groupName, 3)
  await api.block(loud.id, 'Three false alarms in a week')
  const { page } = await openConsole({ locale: pseudoLocale })
  const lacks = (await api.goLive()).items.map(({ words }) => words)
  const { found, look, over, section, tab, row, button, keys } = walk(page, lacks)

  await expect(page.getByRole('navigation', { name: said('Views') })).toBeVisible()
  await look('queue, nothing waits')
  await section('Pages')
  await row('False alarm')
  await look('pages')
  await tab('Delivery log')
  await look('delivery log')
  await section('On call')
  await row('Ann Ng')
  await look('responders')
  await over('a responder', button('Edit person…'))
  await over('a method', button('Add method'))
  await tab('Rota')
  await look('rota')
  await over('a shift', button('Add shift'))
  await over('a step', button('Add step'))
  await tab('Load')
  await look('load')
  await section('Groups')
  await row(bakery.groupName)
  await look('groups')
  await over('merging groups', button('Merge…'))
  await over('importing groups', button('Import…'))
  await over('a new group', keys('n'))
  await section('Blocklist')
  await row('Loud Harbour')
  await look('blocklist')
  await over('extending a block', button('Extend…'))
  await over('lifting a block', button('Lift…'))
  await tab('Suggested')
  await look('suggestions')
  await over('a block', button('Block…'))
  await tab('Audit')
  await look('audit')
  await section('Outbox')
  await look('outbox')
  await section('Figures')
  await look('figures')
  await section('People')
  await row('Administrator')
  await look('people')
  await over('a new person', button('Add person'))
  await section('Settings')
  await expect(page.getByText(lacks[0] ?? '')).toBeVisible()
  await look('settings')
  await over('service levels', button('Time zone, holidays, warning…'))
  await over('a canned reply', button('New canned reply'))
  await over('another token', button('Replace token…'))
  await over('leaving', button('Sign out…'))
  expect(found).toEqual([])
})

test('beside a ticket the queue has room for it in narrow windows too, and for promises that are late', async ({
  api,
  openConsole,
  service,
}) => {
  const promised = Object.fromEntries(urgencies.map((urgency) => [urgency, 60]))
  const standard = { hours: null, firstAnswer: promised, solution: promised }
  await callApi(service.url, service.token, 'PATCH', '/v1/settings', {
    body: { serviceLevels: { standard } },
  })
  // A withheld page, and one by hand: two marks in one row.
  const loud = await api.addGroup({ name: 'Loud Harbour', contacts })
  await api.block(loud.id, 'Three false alarms in a week')
  const ticket = await api.file({
    subject: 'Everything is down',
    urgency: 'mission-critical',
    groupName: loud.name,
  })
  await api.file({ subject: 'A quiet question', urgency: 'urgent-work-request' })
  const { page } = await openConsole({ locale: pseudoLocale })
  const { found, look, row } = walk(page, [/Mission critical, and withheld: .*/])
  await page.clock.setFixedTime(Date.parse(ticket.createdAt) + 119 * 60_000)
  await row('Everything is down')
  await expect(page.getByText('Please look at it.')).toBeVisible()
  for (const width of [1024, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 720 })
    await look(`${width} px wide`)
  }
  expect(found).toEqual([])
})

test('a ticket, and what opens over it, says every word through the catalogue, and has room for it', async ({
  api,
  line,
  openConsole,
}) => {
  await api.addGroup({ name: bakery.groupName, contacts })
  const quiet = {
    subject: 'A quiet question',
    urgency: 'impaired-function',
    groupName: bakery.groupName,
  } as const
  const { id } = await api.file(quiet)
  await api.write(id, { kind: 'note', body: 'Night shift answers' })
  await api.file({ subject: 'Everything is down', urgency: 'mission-critical', groupName: 'Harbour Line' })
  const { page } = await openConsole({ locale: pseudoLocale })
  const { found, look, over, section, row, button, keys } = walk(page)

  await row('Everything is down')
  await expect(page.getByText('Please look at it.')).toBeVisible()
  await look('a ticket of an unknown group')
  await over('confirming a group', button('Confirm the group'))
  await over('paging by hand', keys('p'))
  await row('A quiet question')
  await expect(page.getByText('Night shift answers')).toBeVisible()
  await look('a ticket')
  await over('an assignee', keys('a'))
  await over('an urgency', keys('u', 'u'))
  await over('raising it', keys('u', '5'))
  await over('a flag', keys('f'))
  await over('a link', keys('l'))
  await keys('h')()
  await look('history')
  await keys('h')()
  await over('the palette', keys('Control+k'))
  await over('the keys', keys('?'))
  await over('the columns', button('Columns and headings'))
  await over('a group to filter by', button('Group: {words}', { words: '' }))
  await over('the search', button('What can be searched for'))
  await over('the connection', button('Connection: {text}', { text: '' }))
  await over('the notices', button('Notifications'))
  await over('a view', button('Save what is shown as a view'))
  await keys('g')()
  await look('keys that may follow')
  await keys('Escape')()
  await over('a new ticket', keys('c'))

  await page.getByRole('grid', { name: said('Tickets') }).focus()
  await keys('Control+a')()
  const marked = page.getByRole('region', { name: said('Marked tickets') })
  await expect(marked).toBeVisible()
  await look('marked tickets')
  await over('the status of many', () => marked.getByRole('button', { name: said('Status') }).click())
  await over('a note on many', keys('n'))
  await keys('Escape', '/')()
  await page.keyboard.type('down')
  await expect(page.getByRole('row').filter({ hasText: 'A quiet question' })).toHaveCount(0)
  await look('what is found')
  await keys('Control+a', 'Delete', 'Escape')()

  await row('A quiet question')
  line.cut()
  await keys('r')()
  await page.keyboard.type('We are on it.')
  await look('a reply')
  await keys('Control+Enter')()
  await expect(page.getByRole('alert').or(page.getByText('We are on it.')).first()).toBeVisible()
  await look('a ticket without a network')
  await section('Outbox')
  await look('outbox without a network')
  expect(found).toEqual([])
})
