import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AttachmentView, PictureView } from '../../../shared/ipc/attachment-calls.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import { attachmentIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import { ComposerFiles } from '../../../renderer/features/ticket/composer-files.tsx'
import { fetchedByItself } from '../../../renderer/features/ticket/thumbnail.tsx'
import { MessageFiles } from '../../../renderer/features/ticket/message-files.tsx'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { byRole, press, pressKey, settle, showScreen, until, type Shown } from '../../support/show-screen.tsx'

let desk: ReturnType<typeof fakeDesk>
let shown: Shown | null = null
/** What tells a thumbnail that it has come near the screen. */
let scrolledTo: () => void
const decoded: Blob[] = []

class Window implements Pick<IntersectionObserver, 'observe' | 'disconnect'> {
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    scrolledTo = () => tell([{ isIntersecting: true }])
  }
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  desk = fakeDesk(1)
  installBridge(desk.bridge)
  decoded.length = 0
  vi.stubGlobal('IntersectionObserver', Window)
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    decoded.push(blob)
    return { width: 4, height: 3, close: () => undefined }
  })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  desk.bridge.answer('attachments.picture', () =>
    success({ kind: 'picture', type: 'image/png', width: 4, height: 3 }),
  )
  desk.bridge.answer('attachments.read', () => success({ data: btoa('bytes'), size: 5 }))
})
afterEach(async () => {
  await shown?.unmount()
  shown = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const picture = (more: Partial<AttachmentView> = {}): AttachmentView => ({
  id: attachmentIdSchema.parse('f-1'),
  name: 'screen.png',
  type: 'image/png',
  size: 5,
  isHere: true,
  ...more,
})
const show = async (file: AttachmentView, isAway = false) => {
  shown = await showScreen(
    <DeskNowContext value={{ isAway, emergencyPhone: '', undoMs: 0 }}>
      <MessageFiles files={[file]} />
    </DeskNowContext>,
  )
}
const seen = async () => {
  await act(async () => scrolledTo())
  await settle()
}
const asked = () => desk.bridge.requestsOf('attachments.picture').length
const drawn = () => byRole('button', 'screen.png, look at it larger') !== null

it('draws a picture once it comes near the screen, under its name', async () => {
  await show(picture())
  await settle()
  expect(asked()).toBe(0)
  await seen()
  await until(drawn, 'the picture')
  expect(decoded.map(({ type }) => type)).toEqual(['image/png'])
  expect(document.querySelector('canvas')?.getAttribute('aria-label')).toBe('screen.png')
})

it('draws what goes with a reply that is being written, with its name and the way to take it out', async () => {
  const ticketId = ticketIdSchema.parse('t-1')
  desk.bridge.answer('attachments.list', () =>
    success([
      picture(),
      picture({ id: attachmentIdSchema.parse('f-2'), name: 'log.txt', type: 'text/plain' }),
    ]),
  )
  shown = await showScreen(<ComposerFiles ticketId={ticketId} />)
  await until(() => byRole('button', 'Remove screen.png') !== null, 'the files')
  await seen()
  await until(drawn, 'the picture')
  expect(byRole('button', 'Remove log.txt')).not.toBeNull()
  expect(document.querySelectorAll('canvas')).toHaveLength(1)
})

it('fetches by itself what is small, and what is large once it is asked to', async () => {
  await show(picture({ isHere: false, size: fetchedByItself }))
  await seen()
  await until(drawn, 'the picture')
  await shown?.unmount()
  await show(picture({ isHere: false, size: fetchedByItself + 1 }))
  await seen()
  expect(asked()).toBe(1)
  await press(byRole('button', 'Show screen.png'))
  await until(drawn, 'the picture')
})

it('asks for nothing without a line, and draws all the same what is here', async () => {
  await show(picture({ isHere: false }), true)
  await seen()
  expect(asked()).toBe(0)
  expect(byRole('button', 'Show screen.png')).toBeNull()
  await shown?.unmount()
  await show(picture(), true)
  await seen()
  await until(drawn, 'the picture')
})

it('says in words what is too large, no picture, or not to be had, and decodes nothing of it', async () => {
  const answers: [Result<PictureView>, string][] = [
    [success({ kind: 'too-large', type: 'image/png', width: 8660, height: 5773 }), '8660 × 5773 pixels: too large to show here'],
    [success({ kind: 'none' }), 'Not a picture that can be shown'],
    [failed('service-unreachable', 'The desk does not answer.'), 'The desk does not answer.'],
  ]
  for (const [answer, words] of answers) {
    desk.bridge.answer('attachments.picture', () => answer)
    await show(picture())
    await seen()
    await until(() => shown?.text().includes(words) === true, words)
    expect(decoded).toEqual([])
    expect(drawn()).toBe(false)
    await shown?.unmount()
  }
}) // prettier-ignore

it('says so where the bytes are no picture after all, and draws the next one all the same', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('torn')))
  await show(picture())
  await seen()
  await until(() => shown?.text().includes('Not a picture that can be shown') === true, 'the words')
  await shown?.unmount()
  expect(drawn()).toBe(false)
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4, height: 3, close: () => undefined }))
  await show(picture())
  await seen()
  await until(drawn, 'the picture')
})

it('opens larger with its size, and closes by Escape', async () => {
  await show(picture())
  await seen()
  await until(drawn, 'the picture')
  await press(byRole('button', 'look at it larger'))
  await until(
    () => byRole('dialog', 'screen.png')?.textContent.includes('4 × 3 pixels') === true,
    'the dialog',
  )
  await pressKey('Escape')
  await until(() => byRole('dialog', 'screen.png') === null, 'the dialog to close')
  expect(drawn()).toBe(true)
})
