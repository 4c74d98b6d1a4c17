import { connection, queueRow, queueRows } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test('a person signs in with address and token, after words for what was wrong', async ({
  api,
  line,
  openConsole,
  service,
}) => {
  await api.file({ subject: 'There already' })
  const { page } = await openConsole({ serviceUrl: null })
  await page.getByLabel('Service address').fill(line.url)
  const tokenField = page.getByRole('textbox', { name: 'Token' })
  await tokenField.fill('not-a-token')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(tokenField).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Service address')).toHaveValue(line.url)

  await tokenField.fill(service.token)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Administrator' })).toBeVisible()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(queueRow(page, 'There already')).toBeVisible()
  await expect(connection(page)).toHaveText('Online')
})

test('an invitation signs in the person it was made for, once', async ({ api, openConsole }) => {
  const { staff } = await api.addStaff({ name: 'Noor Haddad', email: 'noor@desk.example', role: 'agent' })
  const { url } = await api.invite(staff.id)
  const { page } = await openConsole({ serviceUrl: null })
  const accept = async (on: typeof page) => {
    await on.getByRole('tab', { name: 'Invitation link' }).click()
    await on.getByRole('textbox', { name: 'Invitation link' }).fill(url ?? '')
    await on.getByRole('button', { name: 'Accept the invitation' }).click()
  }
  await accept(page)
  await expect(connection(page)).toHaveText('Online')
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText('Noor Haddad').first()).toBeVisible()

  const second = await openConsole({ serviceUrl: null })
  await accept(second.page)
  await expect(second.page.getByRole('textbox', { name: 'Invitation link' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await expect(connection(second.page)).toHaveCount(0)
})

test('the sample desk opens without a network and says that it wakes nobody', async ({ openConsole }) => {
  const { page } = await openConsole({ serviceUrl: null })
  await page.getByRole('button', { name: 'Start the sample' }).click()
  await expect(page.getByText('Sample desk: wakes nobody.')).toBeVisible({ timeout: 60_000 })
  await expect(queueRows(page).nth(10)).toBeVisible({ timeout: 60_000 })
})

test('a revoked person is locked out of the cache', async ({ api, openConsole }) => {
  await api.file({ subject: 'Not for strangers' })
  const { staff, token } = await api.addStaff({ name: 'Ivo Lang', email: 'ivo@desk.example', role: 'agent' })
  const seat = await openConsole({ token: token ?? '' })
  await expect(queueRow(seat.page, 'Not for strangers')).toBeVisible()
  await api.revoke(staff.id)
  await expect(seat.page.getByText('Sign in again')).toBeVisible()
  await expect(seat.page.getByText('Not for strangers')).toHaveCount(0)
})
