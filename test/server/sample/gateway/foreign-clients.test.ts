import { afterEach, beforeEach, expect, it } from 'vitest'
import { startGateway, type Gateway } from '#server/sample/gateway/gateway'
import { sampleSettings } from '#server/sample/sample-settings'
import { mailBySwaks, pageByPerl, whyNoSnppClient, whyNoSwaks } from '../../../support/foreign-clients.ts'

const noPerl = whyNoSnppClient()
const noSwaks = whyNoSwaks()
if (noPerl !== null) console.log(`What Net::SNPP sends to the sample pager is not tried: ${noPerl}.`)
if (noSwaks !== null) console.log(`What swaks sends to the sample pager is not tried: ${noSwaks}.`)

let gateway: Gateway
beforeEach(async () => {
  gateway = await startGateway(sampleSettings, null, () => new Date('2026-11-23T15:00:00Z'))
})
afterEach(() => gateway.stop())

it.skipIf(noPerl !== null)(
  'takes what perl’s Net::SNPP sends: one-way, in several lines, two-way',
  async () => {
    expect(await pageByPerl(gateway.ports.snpp, '5551234', 'Mail is down')).toEqual([
      'one-way 250',
      'data 250',
      'two-way 960',
      'status 861 Delivered, Awaiting Reply',
    ])
    expect(gateway.messages().map(({ to, title, text, keys }) => [to, title, text, keys])).toEqual([
      ['5551234', '', 'Mail is down', [{ code: '1', words: 'I have it' }]],
      ['5551234', 'Subject', 'first line\n.second line', []],
      ['5551234', '', 'Mail is down', []],
    ])
  },
)

it.skipIf(noSwaks !== null)('takes what swaks sends', async () => {
  const said = await mailBySwaks(gateway.ports.smtp, 'ana@pager.example', 'Mail is down', 'Since noon')
  expect(said.some((line) => line.includes('250 Taken as 1'))).toBe(true)
  expect(gateway.messages()).toMatchObject([
    { channel: 'smtp', to: 'ana@pager.example', title: 'Mail is down', text: 'Since noon' },
  ])
})
