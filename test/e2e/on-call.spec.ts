import type { Page } from '@playwright/test'
import { startSnppGateway, whyNoSnppServer } from '../support/snpp-gateway.ts'
import { bakery } from './support/public-form.ts'
import { section, typeInto } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'
import { addWoken, codeIn, takenAt } from './support/woken.ts'

const method = (page: Page, name: string) => page.getByRole('listitem', { name })
const contacts = [{ name: 'Ines Okafor', email: bakery.email, phone: bakery.phone }]

async function openTab(page: Page, name: 'Responders' | 'Rota' | 'Load'): Promise<void> {
  await section(page, 'On call')
  await page.getByRole('tab', { name }).click()
}

/** Adds a method of the person who is open; what is not named stays as the dialog proposes. */
async function addMethod(page: Page, by: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: 'Add method' }).click()
  const dialog = page.getByRole('dialog', { name: /^Add a method for/ })
  await dialog.getByRole('button', { name: /By$/ }).click()
  await page.getByRole('option', { name: by, exact: true }).click()
  for (const [label, text] of Object.entries(fields))
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(text)
  await dialog.getByText('May stand inside our own network').click()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Sends a code, reads it where it arrives, and enters it. */
async function verify(page: Page, name: string, arrived: () => string | undefined): Promise<void> {
  const card = method(page, name)
  await expect(card).toContainText('Not verified')
  await card.getByRole('button', { name: /^Send a code/ }).click()
  await expect.poll(arrived).toBeDefined()
  await card.getByLabel('Six digits of the message').fill('1')
  await card.getByRole('button', { name: 'Verify' }).click()
  await expect(card).toContainText('six digits')
  await card.getByLabel('Six digits of the message').fill(codeIn(arrived() ?? ''))
  await card.getByRole('button', { name: 'Verify' }).click()
  await expect(card.getByText('Verified', { exact: true })).toBeVisible()
  await expect(card).not.toContainText('Not verified')
}

test('an administrator adds somebody with a pager and a webhook, verifies both by their codes, and tries one', async ({
  gateway,
  openConsole,
}) => {
  const reason = whyNoSnppServer()
  test.skip(reason !== null, reason ?? '')
  const snpp = await startSnppGateway()
  try {
    const { page } = await openConsole()
    await openTab(page, 'Responders')
    await expect(page.getByText('Nobody can be paged')).toBeVisible()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'Add a responder' })
    await dialog.getByLabel('Name').fill('Ann Ng')
    await dialog.getByLabel('Phone').fill('+49 30 5550 0101')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Ann Ng' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Ann Ng' })).toContainText('No method')

    await addMethod(page, 'Pager (SNPP)', {
      Gateway: '127.0.0.1',
      Port: String(snpp.port),
      'Pager number': '5551234',
    })
    await addMethod(page, 'Webhook', { Address: `${gateway.url}/ann`, 'Signing secret': 'between-us' })
    await verify(page, '1. Pager (SNPP)', () => snpp.pages().at(-1)?.text)
    await verify(page, '2. Webhook', () => takenAt(gateway, '/ann').at(-1)?.text)
    await expect(page.getByText('1 responder, all tested lately')).toBeVisible()

    const pager = method(page, '1. Pager (SNPP)')
    await pager.getByRole('button', { name: /^Test now/ }).click()
    await expect.poll(() => snpp.pages().at(-1)?.text).toContain('Nothing is wrong.')
    await expect(pager).toContainText('The gateway took it. Look whether it arrives.')
    await expect(pager).toContainText('The gateway’s words: “250 ')
    await snpp.stop()
    await pager.getByRole('button', { name: /^Test now/ }).click()
    await expect(pager).toContainText('Waits for another try')
    // A trial is nothing that anybody has to answer.
    await section(page, 'Pages')
    await expect(page.getByText('Nobody was ever woken')).toBeVisible()
  } finally {
    await snpp.stop()
  }
})

test('a shift and an override leave a gap, which is named in red until somebody stands in', async ({
  api,
  gateway,
  openConsole,
}) => {
  await addWoken(api, gateway, 'ann', 'Ann Ng')
  await addWoken(api, gateway, 'bo', 'Bo Ström')
  const { page } = await openConsole()
  await openTab(page, 'Rota')
  await expect(page.getByText('Somebody can be paged at every hour of these two weeks.')).toBeVisible()
  await page.getByRole('button', { name: 'Add shift' }).click()
  const shift = page.getByRole('dialog', { name: 'Add a shift' })
  await shift.getByLabel('Name').fill('Unix on call')
  await typeInto(shift.getByRole('combobox', { name: 'Add to people' }), 'Ann')
  await page.getByRole('option', { name: 'Ann Ng' }).click()
  await expect(shift.getByRole('region', { name: 'What it would mean' })).toContainText('at every hour')
  await shift.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Shifts' })).toContainText('Unix on call')

  await page.getByRole('button', { name: 'Add override' }).click()
  const override = page.getByRole('dialog', { name: 'Add an override' })
  await typeInto(override.getByRole('combobox', { name: 'Off duty' }), 'Ann')
  await page.getByRole('option', { name: 'Ann Ng' }).click()
  await expect(override.getByRole('status')).toContainText('Nobody can be paged')
  await override.getByRole('button', { name: 'Save' }).click()
  await expect(override).toBeHidden()
  const gap = page.getByRole('alert').filter({ hasText: 'Nobody can be paged' })
  await expect(gap).toContainText(/Nobody can be paged (on|from) \w+day \d+ \w+/)
  const danger = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = 'var(--danger-text)'
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  })
  await expect(gap.getByRole('listitem').first()).toHaveCSS('color', danger)

  await page.getByRole('button', { name: /^Edit override/ }).click()
  const edit = page.getByRole('dialog', { name: 'Edit override' })
  await typeInto(edit.getByRole('combobox', { name: 'On duty' }), 'Bo')
  await page.getByRole('option', { name: 'Bo Ström' }).click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(gap).toHaveCount(0)
})

test('an agent changes their own methods and nobody else’s, and reads the rota', async ({
  api,
  gateway,
  openConsole,
  service,
}) => {
  const { staff, token } = await api.addStaff({ name: 'Bo Ström', email: 'bo@desk.example', role: 'agent' })
  await addWoken(api, gateway, 'ann', 'Ann Ng')
  await addWoken(api, gateway, 'bo', 'Bo Ström', { staffId: staff.id })
  const { page } = await openConsole({ serviceUrl: service.url, token: token ?? '' })
  await openTab(page, 'Responders')
  await page.getByRole('row').filter({ hasText: 'Ann Ng' }).click()
  const panel = page.getByRole('article', { name: 'Ann Ng' })
  await expect(panel).toContainText('Administrators change this')
  await expect(panel.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Add responder/ })).toHaveCount(0)

  await page.getByRole('row').filter({ hasText: 'Bo Ström' }).click()
  const own = page.getByRole('article', { name: 'Bo Ström' })
  await own.getByRole('button', { name: 'Test now: Webhook' }).click()
  await expect(own).toContainText('The gateway took it. Look whether it arrives.')
  await own.getByRole('button', { name: 'Edit Webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit Webhook' })
  await expect(dialog.getByLabel('Address')).toHaveValue(`${gateway.url}/bo`)
  // Whether a gateway may stand inside the network is not theirs to say.
  await expect(dialog.getByRole('switch')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await own.getByRole('button', { name: 'Change my phone number…' }).click()
  const phone = page.getByRole('dialog', { name: 'My phone number' })
  await phone.getByLabel('Phone').fill('+49 30 5550 0102')
  await phone.getByRole('button', { name: 'Save' }).click()
  await expect(own).toContainText('+49 30 5550 0102')

  await page.getByRole('tab', { name: 'Rota' }).click()
  await expect(page.getByText('Administrators change the rota.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Add|Edit|Remove) / })).toHaveCount(0)
})

test('responders, rota and load, with their dialogs, look right in each look', async ({
  api,
  gateway,
  openConsole,
}) => {
  test.setTimeout(300_000)
  await addWoken(api, gateway, 'ann', 'Ann Ng')
  await addWoken(api, gateway, 'bo', 'Bo Ström')
  await api.addGroup({ name: bakery.groupName, contacts })
  await api.file({ subject: 'All dark', urgency: 'mission-critical', groupName: bakery.groupName })
  await api.putRota({ timeZone: zoneAtNight(), shifts: [], overrides: [], escalation: [] })
  const { page } = await openConsole()
  await openTab(page, 'Responders')
  const panel = page.getByRole('article', { name: 'Ann Ng' })
  await panel.getByRole('button', { name: 'Test now: Webhook' }).click()
  await expect(panel).toContainText('The gateway took it.')
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: /^Add responder/ }).click()
  await closedClean(page, 'Add a responder')
  await panel.getByRole('button', { name: 'Edit person…' }).click()
  await closedClean(page, 'Edit person')
  for (const channel of ['Pager (SNPP)', 'E-mail to a pager or SMS gateway', 'PagerDuty', 'ntfy']) {
    await panel.getByRole('button', { name: 'Add method' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /By$/ }).click()
    await page.getByRole('option', { name: channel, exact: true }).click()
    await closedClean(page, 'Add a method for Ann Ng')
  }
  await panel.getByRole('button', { name: 'Edit Webhook' }).click()
  await closedClean(page, 'Edit Webhook')

  await openTab(page, 'Rota')
  await expect(page.getByRole('region', { name: 'Shifts' })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Add shift' }).click()
  const shift = page.getByRole('dialog', { name: 'Add a shift' })
  await shift.getByText('One after another, in turns').click()
  await shift.getByText('At certain hours').click()
  await shift.getByRole('button', { name: 'Save' }).click()
  await expect(shift).toContainText('Name somebody.')
  await closedClean(page, 'Add a shift')
  await page.getByRole('button', { name: 'Add override' }).click()
  await closedClean(page, 'Add an override')
  await page.getByRole('button', { name: 'Add step' }).click()
  await closedClean(page, 'Add a step')
  await page.getByRole('button', { name: /^Change/ }).click()
  await closedClean(page, 'Time zone of the rota')
  await page.getByRole('tab', { name: 'Load' }).click()
  await expect(page.getByText('one page went to 2 people at night')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Ann Ng 1 0 0 1/ })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
})

/** Looks at the dialog that is open, and closes it. */
async function closedClean(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('dialog', { name })).toBeVisible()
  expect.soft(await flaws(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** A time zone in which it is between two and three at night. */
function zoneAtNight(): string {
  const east = ((38 - new Date().getUTCHours()) % 24) - 12
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}
