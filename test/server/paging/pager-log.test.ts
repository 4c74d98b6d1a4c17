import { expect, it, onTestFinished } from 'vitest'
import { file } from '../../support/filed.ts'
import { startPagerDesk } from '../../support/pager-desk.ts'

it('writes no secret, no address and no customer into the log where a channel of ours breaks', async () => {
  const lines: string[] = []
  const rig = await startPagerDesk({ logSink: { write: (line) => void lines.push(line) } })
  const { desk, gateway } = rig
  onTestFinished(async () => {
    await desk.close()
    await gateway.stop()
  })
  const sealed = desk.vault.seal('hush-hush', 'a1 secret')
  await desk.database.write((tx) => tx.insertInto('method_secret').values({ method_id: 'a1', name: 'secret', responder_id: 'ann', sealed }).execute()) // prettier-ignore
  const pager = rig.start((_, secrets) => Promise.reject(new Error(`broken with ${secrets.size} secrets`)))
  await file(desk, { groupName: 'Acme', urgency: 'mission-critical', subject: 'Zebra' })
  const page = await rig.thePage(({ trouble }) => trouble !== '')
  await pager.drain()
  expect(page.deliveries[0]).toMatchObject({ state: 'failed', words: 'The desk itself failed to send it; its log says why.' }) // prettier-ignore
  const log = lines.join('')
  expect(log).toContain('broken with 1 secrets')
  for (const secret of ['hush-hush', sealed, gateway.url, 'Zebra', 'Hopper'])
    expect(log).not.toContain(secret)
  expect(JSON.stringify(page)).not.toContain('hush-hush')
})
