import type { GoLive } from '../shared/protocol/go-live.ts'
import { goLiveItems } from '../shared/rules/go-live.ts'
import { coverageGaps } from '../shared/rules/paging/coverage.ts'
import type { Options } from './options.ts'
import { countGroups, lastDrill } from './store/go-live-facts.ts'
import type { Reader } from './store/database.ts'
import { readMeta } from './store/meta.ts'
import { listResponders } from './store/responders.ts'
import { readRota } from './store/rota.ts'
import { readSettings } from './store/settings.ts'

/** In ms: as far ahead as holes of the rota are looked for. */
const looksAhead = 14 * 86_400_000

/** What this desk has and lacks before it goes live. */
export async function readGoLive(reader: Reader, options: Options, now: Date): Promise<GoLive> {
  const { emergencyPhone, openingHours } = await readSettings(reader)
  const rota = await readRota(reader)
  const active = (await listResponders(reader)).filter((responder) => responder.active)
  const isVerified = ({ methods }: (typeof active)[number]) =>
    methods.some((method) => method.verifiedAt !== null)
  const reachable = active.filter(isVerified).map(({ id }) => id)
  const drill = await lastDrill(reader)
  const at = now.getTime()
  const items = goLiveItems({
    now: at,
    publicUrl: options.publicUrl,
    sendsMail: options.mail !== null,
    emergencyPhone,
    openingHours,
    groups: await countGroups(reader),
    responders: active.map((responder) => ({ name: responder.name, isVerified: isVerified(responder) })),
    gaps: coverageGaps(rota, reachable, at, at + looksAhead),
    timeZone: rota.timeZone,
    drill: drill && { at: Date.parse(drill.at), by: drill.by },
    isWatched: options.deadManUrl !== null,
  })
  return { sample: (await readMeta(reader, 'sample')) !== null, items }
}

/** One line for each thing that a real desk lacks, for whoever starts it; none for a sample. */
export function missingLines({ sample, items }: GoLive): string[] {
  return sample ? [] : items.filter(({ done }) => !done).map(({ words }) => `before going live: ${words}`)
}
