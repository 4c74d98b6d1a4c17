import { expect, it, onTestFinished } from 'vitest'
import type { Notice } from '#shared/ipc/notices'
import { meSchema } from '#shared/protocol/staff'
import { newColleague } from '../../../support/colleague.ts'
import { startDesk } from '../../../support/desk.ts'
import { file } from '../../../support/filed.ts'
import { openConsole } from '../../../support/open-console.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { until } from '../../../support/until.ts'

it('tells whoever a note of a colleague names, once, and nobody of their own notes', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const me = meSchema.parse((await desk.api('GET', '/v1/me')).body)
  const ada = await newColleague(desk, 'Ada')
  const ticket = await file(desk)
  const heard: Notice[] = []
  const opened = await openConsole({
    profile: await temporaryFolder(),
    serviceUrl: desk.url,
    token: desk.token,
    events: { notices: (notices) => void heard.push(...notices) },
  })
  onTestFinished(() => opened.close())
  await opened.online()
  const note = (body: string, token?: string) =>
    desk.api('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { kind: 'note', body },
      ...(token !== undefined && { token }),
    })
  await note(`I ask myself, @[Administrator](staff:${me.id}).`)
  await note('Ada says nothing of anybody.', ada.token)
  await note(`Look, @[Administrator](staff:${me.id}).`, ada.token)
  const mentions = () => heard.filter(({ about }) => about === 'mention')
  await until('the mention to be told', () => mentions().length > 0)
  expect(mentions()).toMatchObject([{ ticketId: ticket.id }])
  expect(mentions()[0]?.title).toContain('Ada mentions you')
})
