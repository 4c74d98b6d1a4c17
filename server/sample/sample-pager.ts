import { z } from 'zod'
import type { Clock } from '../context.ts'
import type { Options } from '../options.ts'
import type { Database, Writer } from '../store/database.ts'
import { hasEverBeen } from '../store/feed.ts'
import { insertHistory } from '../store/bulk.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { listResponders } from '../store/responders.ts'
import { readSettings } from '../store/settings.ts'
import { findStaff, listStaff } from '../store/staff.ts'
import { moveResponder } from '../store/move-responder.ts'
import { startGateway, type Gateway, type GatewayPorts } from './gateway/gateway.ts'
import { pointResponder } from './point-method.ts'
import { randomFrom } from './random.ts'
import { portsBefore, sampleResponders } from './sample-responders.ts'
import { sampleRota } from './sample-rota.ts'

const port = z.number().int().min(1).max(65_535)
const portsSchema = z.object({ snpp: port, smtp: port, http: port })

/**
 * Starts the pager of a sample desk, and lets the methods of its responders lead there; null for a real desk, which has
 * gateways of its own. The caller stops it.
 */
export async function startSamplePager(database: Database, clock: Clock): Promise<Gateway | null> {
  const { isSample, former, settings } = await database.read(async (reader) => ({
    isSample: (await readMeta(reader, 'sample')) !== null,
    former: portsOf(await readMeta(reader, 'sample-pager')),
    settings: await readSettings(reader),
  }))
  if (!isSample) return null
  const gateway = await startGateway(settings, former, clock)
  await database.write(async (tx) => {
    await ensureResponders(tx, settings.timeZone, clock())
    for (const responder of await listResponders(tx)) {
      const moved = pointResponder(responder, former ?? portsBefore, gateway.ports)
      if (moved !== null) await moveResponder(tx, moved, clock())
    }
    await writeMeta(tx, 'sample-pager', JSON.stringify(gateway.ports))
  })
  return gateway
}

/** How a sample desk runs: its mail goes to its pager and nowhere else, and nobody outside is told that it lives. */
export function sampleOptions(options: Options, { ports }: Pick<Gateway, 'ports'>): Options {
  const server = { host: '127.0.0.1', port: ports.smtp, security: 'none', user: '', password: '' } as const
  return { ...options, mail: { server, from: 'desk@imagine.example' }, deadManUrl: null }
}

function portsOf(text: string | null): GatewayPorts | null {
  return text === null ? null : portsSchema.parse(JSON.parse(text))
}

/** A sample of a time before there were responders is given some; one whose responders were deleted is left as it is. */
async function ensureResponders(tx: Writer, timeZone: string, now: Date): Promise<void> {
  if (await hasEverBeen(tx, 'responder')) return
  const bootstrap = await readMeta(tx, 'bootstrap-staff')
  const colleague = bootstrap === null ? null : await findStaff(tx, bootstrap)
  const staff = (await listStaff(tx, 200, null)).filter(
    ({ id, revokedAt }) => id !== bootstrap && revokedAt === null,
  )
  const responders = sampleResponders(randomFrom(1), staff, colleague, now.getTime())
  await insertHistory(tx, { responders, rota: sampleRota(responders, timeZone, now.getTime()) }, now)
}
