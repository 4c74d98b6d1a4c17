import { expect, it, onTestFinished } from 'vitest'
import { messageSchema } from '#shared/protocol/message'
import { takenFile } from '../../support/attachments.ts'
import { file } from '../../support/filed.ts'
import { startMailDesk } from '../../support/mail-desk.ts'
import { startMailServer } from '../../support/mail-server.ts'

it('names the files of a reply and brings none of them', async () => {
  const server = await startMailServer()
  onTestFinished(() => server.stop())
  const { desk, start, told } = await startMailDesk(server.port)
  start()
  const ticket = await file(desk)
  const { id } = await takenFile(desk, ticket.id, 'how to.txt', 'Turn it off and on.')
  const body = { kind: 'reply', body: 'See the file.', force: true, attachmentIds: [id] }
  const sent = await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body })
  await told(messageSchema.parse(sent.body), 'accepted')
  const source = server.mails[0]?.source ?? ''
  expect(source).toContain('- how to.txt (19 bytes)\r\n')
  expect(source).not.toContain('Turn it off')
})
