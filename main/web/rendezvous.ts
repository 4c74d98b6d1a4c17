import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Where a running console can be asked to show itself, and the secret that it asks for. */
const rendezvousSchema = z.object({
  port: z.number().int().min(1).max(65_535),
  secret: z.string().min(32).max(200),
})
export type Rendezvous = z.infer<typeof rendezvousSchema>

const fileOf = (profile: string) => join(profile, 'console.json')

/** For the eyes of this user alone, and whole at every moment. */
export function writeRendezvous(profile: string, rendezvous: Rendezvous): void {
  const fresh = `${fileOf(profile)}.${randomUUID()}`
  writeFileSync(fresh, JSON.stringify(rendezvous), { mode: 0o600, flag: 'wx' })
  renameSync(fresh, fileOf(profile))
}

/** Null where no console left one. One that was killed leaves its own behind: whoever asks there hears nothing. */
export function readRendezvous(profile: string): Rendezvous | null {
  try {
    const parsed = rendezvousSchema.safeParse(JSON.parse(readFileSync(fileOf(profile), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function removeRendezvous(profile: string): void {
  rmSync(fileOf(profile), { force: true })
}
