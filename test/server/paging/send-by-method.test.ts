import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendByMethod } from '#server/paging/send-by-method'
import { methodSettingsSchema } from '#shared/protocol/responder'
import { startSnppGateway, whyNoSnppServer, type SnppGateway } from '../../support/snpp-gateway.ts'
import { until } from '../../support/until.ts'

const reason = whyNoSnppServer()
const link = 'https://desk.example.com/p/AbC.dEf.GhI'
const text = '#5123 Große Bäckerei, Ines Okafor +49 30 5550 1212 / All ovens are dark'
const plain = '#5123 Grosse Backerei, Ines Okafor +49 30 5550 1212 / All ovens are dark'

describe.skipIf(reason !== null)(`a page by SNPP${reason === null ? '' : ` (${reason})`}`, () => {
  let gateway: SnppGateway
  beforeAll(async () => {
    gateway = await startSnppGateway()
  })
  afterAll(() => gateway.stop())

  async function told(more: object): Promise<string | undefined> {
    const before = gateway.pages().length
    const where = { channel: 'snpp', host: '127.0.0.1', port: gateway.port, pagerId: '5551234' }
    const settings = methodSettingsSchema.parse({ ...where, allowsInternal: true, ...more })
    const message = { key: 'p', deliveryId: 'd', title: '', text, link, action: 'trigger' as const, asks: true } // prettier-ignore
    const send = sendByMethod(null, () => new Date())
    const outcome = await send(settings, new Map(), message, new AbortController().signal)
    expect(outcome).toMatchObject({ kind: 'accepted' })
    await until('the gateway to tell of it', () => gateway.pages().length > before)
    return gateway.pages().at(-1)?.text
  }

  it('says how to acknowledge: the link stands last, whole, and the end of the subject goes before it', async () => {
    expect(await told({})).toBe(`${plain} ${link}`)
    const room = plain.length + link.length + 1
    expect(await told({ length: room })).toBe(`${plain} ${link}`)
    expect(await told({ length: room - 1 })).toBe(`${plain.replace('dark', '').trim()}... ${link}`)
    const facts = plain.slice(0, plain.indexOf(' / '))
    const least = facts.length + 3 + link.length + 1
    expect(await told({ length: least })).toBe(`${facts}... ${link}`)
    expect(await told({ length: least - 1 })).toBe(plain)
  })

  it('leaves the link out for a pager that answers by its own key', async () => {
    expect(await told({ isTwoWay: true })).toBe(plain)
  })
})
