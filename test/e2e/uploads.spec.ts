import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from '@playwright/test'
import { pictureOf, pngOf } from '../support/pictures.ts'
import { bakery, fillForm, sendForm } from './support/public-form.ts'
import { connection, conversation, queueRow, reply } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

// Many steps, and processes that start.
test.describe.configure({ timeout: 300_000 })

/** Somebody whose browser runs no script. */
async function customer(browser: Browser, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, colorScheme })).newPage()
}
const given = (name: string, buffer: Buffer, mimeType = '') => ({ name, mimeType, buffer })
const files = (page: Page) => page.getByLabel('Files (optional)')
const picture = (page: Page, name: string) => conversation(page).getByRole('img', { name, exact: true })
/** Red, green, blue and opacity in the middle of what is drawn. */
const middleOf = (canvas: Locator) =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new TypeError('It is no canvas.')
    const drawn = element.getContext('2d')?.getImageData(element.width >> 1, element.height >> 1, 1, 1)
    return { size: [element.width, element.height], middle: [...(drawn?.data ?? [])] }
  })

test('a customer’s screenshot stands at its message, also without a line, and the answer reaches the receipt', async ({
  browser,
  line,
  openConsole,
  service,
}) => {
  const page = await customer(browser)
  await fillForm(page, service.url, bakery)
  await files(page).setInputFiles([
    given('../../card page.png', pictureOf('png'), 'image/png'),
    given('shop.log', Buffer.from('declined')),
  ])
  await sendForm(page)
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('card page.png')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'shop.log' }).click()
  expect(await readFile(await (await saving).path(), 'utf8')).toBe('declined')

  const seat = await openConsole()
  await queueRow(seat.page, bakery.subject).click()
  const drawn = picture(seat.page, 'card page.png')
  await expect(drawn).toBeVisible()
  expect(await middleOf(drawn)).toEqual({ size: [37, 21], middle: [255, 0, 0, 255] })
  await expect(conversation(seat.page).getByText('At the desk')).toHaveCount(1)
  await seat.page.getByRole('button', { name: 'card page.png, look at it larger' }).click()
  const dialog = seat.page.getByRole('dialog', { name: 'card page.png' })
  await expect(dialog).toContainText('37 × 21 pixels')
  await expect(dialog.getByRole('img', { name: 'card page.png' })).toBeVisible()
  await seat.page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await reply(seat.page, 'We see it too.')
  await expect
    .poll(async () => {
      await page.reload()
      return page.locator('main').textContent()
    })
    .toContain('We see it too.')

  line.cut()
  await expect(connection(seat.page)).toContainText('Offline since')
  await seat.restart()
  await queueRow(seat.page, bakery.subject).click()
  await expect(picture(seat.page, 'card page.png')).toBeVisible()
  await expect(conversation(seat.page)).toContainText('Not here: it needs the desk')
})

test('a file that is not taken is named with the reason, and nothing typed is lost', async ({
  browser,
  service,
}) => {
  const page = await customer(browser)
  await fillForm(page, service.url, bakery)
  await files(page).setInputFiles([
    given('good.png', pictureOf('png'), 'image/png'),
    given('../../invoice.pdf.exe', Buffer.from('MZ'), 'application/pdf'),
    given('empty.txt', Buffer.alloc(0)),
  ])
  await page.getByRole('button', { name: 'Send the ticket' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toContainText('“invoice.pdf.exe” can run programs, and such files are not taken')
  await expect(summary).toContainText('“empty.txt” is empty')
  await expect(page.getByLabel('Description')).toHaveValue(bakery.description)
  await expect(page.getByLabel('E-mail address')).toHaveValue(bakery.email)
  await expect(page.getByText('Choose these again, no browser keeps them: good.png.')).toBeVisible()
  await summary.getByRole('link', { name: /empty/ }).click()
  await expect(files(page)).toBeFocused()
  await files(page).setInputFiles(given('good.png', pictureOf('png'), 'image/png'))
  await sendForm(page)

  await page.getByLabel('Your message').fill('And this is our script.')
  await files(page).setInputFiles(given('check.sh', Buffer.from('#!/bin/sh')))
  await page.getByRole('button', { name: 'Send the message' }).click()
  await expect(page.getByRole('alert')).toContainText('“check.sh” can run programs')
  await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('And this is our script.')
  await files(page).setInputFiles(given('check.txt', Buffer.from('#!/bin/sh')))
  await page.getByRole('button', { name: 'Send the message' }).click()
  await expect(page.getByRole('link', { name: 'check.txt' })).toBeVisible()
})

test('a picture of 50 megapixels is words, a large one waits to be asked for, and text is no picture', async ({
  api,
  openConsole,
}) => {
  const ticket = await api.file({ subject: 'Pictures of all kinds' })
  const { page } = await openConsole()
  const noise = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1200, height: 900 })
    const context = canvas.getContext('2d')
    const pixels = context?.createImageData(1200, 900)
    if (!context || !pixels) throw new Error('No canvas.')
    let seed = 1
    for (let at = 0; at < pixels.data.length; at += 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      pixels.data[at] = at % 4 === 3 ? 255 : seed >>> 24
    }
    context.putImageData(pixels, 0, 0)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? [])
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  })
  const note = (body: string) => ({ kind: 'note' as const, body })
  await api.attach(ticket.id, note('A bomb.'), 'bomb.png', pngOf(8660, 5773))
  await api.attach(ticket.id, note('No picture.'), 'text.png', Buffer.concat([pictureOf('png').subarray(0, 8), Buffer.from('x')])) // prettier-ignore
  await api.attach(ticket.id, note('A large one.'), 'noise.png', Buffer.from(noise, 'base64'))
  await api.attach(ticket.id, note('It moves.'), 'moves.gif', pictureOf('gif'))
  await queueRow(page, ticket.subject).click()
  // What is far above the screen is not drawn before somebody goes there.
  await expect(picture(page, 'moves.gif')).toBeVisible()
  await page.getByText('A bomb.').scrollIntoViewIfNeeded()
  await expect(conversation(page)).toContainText('8660 × 5773 pixels: too large to show here')
  await expect(picture(page, 'bomb.png')).toBeHidden()
  await expect(conversation(page)).toContainText('Not a picture that can be shown')
  await expect(picture(page, 'noise.png')).toBeHidden()
  const before = await page.locator('.file-pictured', { hasText: 'noise.png' }).boundingBox()
  await page.getByRole('button', { name: 'Show noise.png' }).click()
  await expect(picture(page, 'noise.png')).toBeVisible()
  expect((await middleOf(picture(page, 'noise.png'))).size).toEqual([360, 270])
  const after = await page.locator('.file-pictured', { hasText: 'noise.png' }).boundingBox()
  expect(after?.height).toBe(before?.height)
})

test('files look right in each look, on the form, the receipt and the ticket', async ({
  browser,
  openConsole,
  service,
}) => {
  const page = await browser.newPage()
  await fillForm(page, service.url, bakery)
  await files(page).setInputFiles([
    given('a.exe', Buffer.from('MZ')),
    given('a long name that says everything about the matter.png', pictureOf('png')),
  ])
  await page.getByRole('button', { name: 'Send the ticket' }).click()
  await expect(page.getByText('Choose these again')).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await files(page).setInputFiles([given('a.png', pictureOf('png')), given('b.png', pngOf(9000, 9000))])
  await sendForm(page)
  expect(await flaws(page)).toEqual([])
  const seat = await openConsole()
  await queueRow(seat.page, bakery.subject).click()
  await expect(picture(seat.page, 'a.png')).toBeVisible()
  await expect(conversation(seat.page)).toContainText('too large to show here')
  expect(await flaws(seat.page)).toEqual([])
  await seat.page.getByRole('button', { name: 'a.png, look at it larger' }).click()
  await expect(seat.page.getByRole('dialog', { name: 'a.png' })).toContainText('37 × 21 pixels')
  expect(await flaws(seat.page)).toEqual([])
})
