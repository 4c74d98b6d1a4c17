import { methodIdSchema, responderIdSchema, type StaffId } from '../../shared/protocol/common.ts'
import { responderSchema, type ContactMethod, type MethodSettings, type Responder, type ResponderRole } from '../../shared/protocol/responder.ts' // prettier-ignore
import type { Staff } from '../../shared/protocol/staff.ts'
import { firstNames, lastNames } from './person-names.ts'
import { sampleId, type Random } from './random.ts'
import { day, hour } from './sample-clock.ts'
import type { GatewayPorts } from './gateway/gateway.ts'

/** Where a sample's methods lead until its pager listens somewhere: to nobody. */
export const portsBefore: GatewayPorts = { snpp: 444, smtp: 25, http: 80 }

type Way = 'two-way' | 'snpp' | 'smtp' | 'webhook' | 'ntfy'

/** How somebody stands with what reaches them. */
type Standing = 'tried' | 'overdue' | 'unverified' | 'inactive'

interface Part {
  readonly role: ResponderRole
  /** Place among the sample's staff; null: somebody without a console. */
  readonly staff: number | null
  readonly ways: readonly Way[]
  readonly standing: Standing
}

/** Who is paged at a sample desk, in the order of their ids. The rota names them by their place here. */
const parts: readonly Part[] = [
  { role: 'unix-admin', staff: 0, ways: ['two-way', 'ntfy'], standing: 'tried' },
  { role: 'support', staff: 1, ways: ['smtp', 'ntfy'], standing: 'tried' },
  { role: 'support', staff: 2, ways: ['ntfy', 'snpp'], standing: 'tried' },
  { role: 'support', staff: 3, ways: ['webhook', 'smtp'], standing: 'overdue' },
  { role: 'support', staff: 4, ways: ['two-way', 'smtp'], standing: 'tried' },
  { role: 'unix-admin', staff: 5, ways: ['two-way', 'ntfy'], standing: 'tried' },
  { role: 'unix-admin', staff: null, ways: ['snpp', 'smtp'], standing: 'tried' },
  { role: 'unix-admin', staff: null, ways: ['ntfy', 'smtp'], standing: 'tried' },
  { role: 'unix-admin', staff: null, ways: ['smtp'], standing: 'unverified' },
  { role: 'support', staff: null, ways: ['snpp', 'webhook'], standing: 'tried' },
  { role: 'support', staff: null, ways: ['ntfy', 'smtp'], standing: 'tried' },
  { role: 'support', staff: null, ways: ['snpp'], standing: 'inactive' },
]

/**
 * The responders of a sample. `colleague`, who tries it, comes last and has one of each way to be reached, so that what
 * is sent can be seen. None of the methods has a secret: there is nothing behind them to guard.
 */
export function sampleResponders(
  random: Random,
  staff: readonly Staff[],
  colleague: Staff | null,
  now: number,
): Responder[] {
  const made = now - 400 * day
  const responders = parts.map((part, index) => {
    const known = part.staff === null ? undefined : staff[part.staff]
    const person = known
      ? { name: known.name, address: addressOf(known.email), staffId: known.id }
      : stranger(random)
    return responder(random, part, person, index, made + index * day, now)
  })
  if (colleague === null) return responders
  const part: Part = { role: colleague.role === 'admin' ? 'unix-admin' : 'support', staff: null, ways: ['ntfy', 'two-way', 'smtp'], standing: 'tried' } // prettier-ignore
  const person = { name: colleague.name, address: addressOf(colleague.email), staffId: colleague.id }
  return [...responders, responder(random, part, person, parts.length, made + parts.length * day, now)]
}

interface Named {
  readonly name: string
  readonly address: string
  readonly staffId: StaffId | null
}

function stranger(random: Random): Named {
  const [first, firstAddress] = random.pick(firstNames)
  const [last, lastAddress] = random.pick(lastNames)
  return { name: `${first} ${last}`, address: `${firstAddress}.${lastAddress}`, staffId: null }
}

/** What stands before the @, as a word of a topic or an address. */
function addressOf(email: string): string {
  return (email.split('@')[0] ?? '').replaceAll(/[^-_.A-Za-z0-9]/g, '') || 'desk'
}

function responder(
  random: Random,
  { role, ways, standing }: Part,
  { name, address, staffId }: Named,
  index: number,
  made: number,
  now: number,
): Responder {
  const methods = ways.map((way) => method(random, settingsOf(random, way, address), standing, made, now))
  return responderSchema.parse({
    id: responderIdSchema.parse(sampleId(random, made)),
    name,
    role,
    staffId,
    phone: `+1 555 010 ${String(110 + index).padStart(4, '0')}`,
    active: standing !== 'inactive',
    methods,
    version: 1,
  })
}

function settingsOf(random: Random, way: Way, address: string): MethodSettings {
  const allowsInternal = true
  const { origin } = new URL(`http://127.0.0.1:${portsBefore.http}`)
  switch (way) {
    case 'two-way':
    case 'snpp': {
      const pagerId = `555${random.integer(1000, 9999)}`
      const isTwoWay = way === 'two-way'
      return { channel: 'snpp', host: '127.0.0.1', port: portsBefore.snpp, pagerId, login: '', isTwoWay, length: 200, allowsInternal } // prettier-ignore
    }
    case 'smtp':
      return { channel: 'smtp', to: `${address}@pager.imagine.example`, length: 320 }
    case 'webhook':
      return { channel: 'webhook', url: `${origin}/webhook/${address}`, allowsInternal }
    case 'ntfy':
      return {
        channel: 'ntfy',
        server: origin,
        topic: `desk-${address.replaceAll('.', '-')}`,
        allowsInternal,
      }
  }
}

function method(
  random: Random,
  settings: MethodSettings,
  standing: Standing,
  made: number,
  now: number,
): ContactMethod {
  const id = methodIdSchema.parse(sampleId(random, made))
  const instant = (ms: number) => new Date(ms).toISOString()
  const tested = now - random.integer(2, 25) * day - random.integer(0, 23) * hour
  const kind = random.chance(0.5) ? 'drill' : 'test'
  if (standing === 'unverified')
    return { id, settings, secretsKept: [], verifiedAt: null, lastTest: null, lastGoodTestAt: null }
  const at = instant(standing === 'overdue' ? tested - 160 * day : tested)
  const lastTest = { at, kind, succeeded: true, words: takenWords[settings.channel] } as const
  return { id, settings, secretsKept: [], verifiedAt: instant(made + day), lastTest, lastGoodTestAt: at }
}

/** What the pager says when it takes something. */
export const takenWords = {
  snpp: '250 Message Sent Successfully',
  smtp: '250 Taken',
  webhook: '200 {"taken":true}',
  pagerduty: '202 {"status":"success"}',
  ntfy: '200 {"event":"message"}',
} as const
