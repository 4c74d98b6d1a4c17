import { afterAll, beforeAll, expect, it } from 'vitest'
import { messageSchema } from '#shared/protocol/message'
import { receiptOf } from '#server/store/receipts'
import { takenFile } from '../support/attachments.ts'
import { startDesk, type Desk } from '../support/desk.ts'
import { file } from '../support/filed.ts'
import { openPage } from '../support/public-form.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

async function answered(kind: 'reply' | 'note', name: string, content: string) {
  const { id } = await file(desk)
  const { id: fileId } = await takenFile(desk, id, name, content)
  const body = { kind, body: 'See the file.', attachmentIds: [fileId], ...(kind === 'reply' && { force: true }) }
  messageSchema.parse((await desk.api('POST', `/v1/tickets/${id}/messages`, { body })).body)
  const receipt = (await desk.database.read((reader) => receiptOf(reader, id))) ?? ''
  return { fileId, page: `/t/${receipt}`, path: `/t/${receipt}/attachments/${fileId}` }
} // prettier-ignore
const open = (path: string) => desk.api('GET', path, { token: null })

it('names the files of a reply and lets whoever has the receipt save them', async () => {
  const { page, path } = await answered('reply', '../../<b>how & why</b>.txt', 'Turn it off and on.')
  const shown = await openPage(desk, page)
  const link = shown.querySelector('.files a')
  expect(link?.textContent).toBe('b_.txt')
  expect(link?.getAttribute('href')).toBe(path)
  expect(link?.hasAttribute('download')).toBe(true)
  expect(shown.querySelector('.files')?.textContent).toContain('19 bytes')
  const got = await open(path)
  expect(got.text).toBe('Turn it off and on.')
  expect(got.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(got.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(got.headers.get('referrer-policy')).toBe('no-referrer')
  expect(got.headers.get('cache-control')).toContain('no-store')
})

it('warns of what can run', async () => {
  const { page } = await answered('reply', 'fix.pdf.exe', 'MZ')
  expect((await openPage(desk, page)).querySelector('.files')?.textContent).toContain('can run programs')
})

it('shows no file of a note, also to who knows its address', async () => {
  const { page, path } = await answered('note', 'suspicion.txt', 'They do not pay.')
  expect((await openPage(desk, page)).querySelector('.files')).toBeNull()
  const refused = await open(path)
  expect(refused.status).toBe(404)
  expect(refused.text).not.toContain('pay')
})

it('opens no file with the receipt of another ticket', async () => {
  const [one, other] = [await answered('reply', 'a.txt', 'mine'), await answered('reply', 'b.txt', 'theirs')]
  expect((await open(`${one.page}/attachments/${other.fileId}`)).status).toBe(404)
  expect((await open(`/t/nobody/attachments/${one.fileId}`)).status).toBe(404)
})
