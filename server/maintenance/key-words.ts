import { findDeskKey, keyFile } from '../desk-key.ts'
import type { Options } from '../options.ts'
import { countSealed, type SealedSecrets } from '../store/closed-secrets.ts'
import { openVault, opensUnder } from '../vault.ts'

/** What a desk's database keeps sealed, and the key that is at hand for it. */
export interface Secrets extends SealedSecrets {
  /** Where the key lies, in words; also where there is none yet. */
  readonly place: string
  /** Null: there is no key. */
  readonly fingerprint: string | null
}

/** Looks at a database with the key that the environment or the data folder has. Makes none. Throws `OptionsRefused`. */
export function findSecrets(
  file: string,
  { dataDir, deskKey }: Pick<Options, 'dataDir' | 'deskKey'>,
): Secrets {
  const key = findDeskKey(dataDir, deskKey)
  const vault = key && openVault(key)
  const place = deskKey === null ? `the key file ${keyFile(dataDir)}` : 'the key given as DESK_KEY'
  const opens = vault && ((sealed: string, about: string) => opensUnder(vault, sealed, about))
  return { ...countSealed(file, opens), place, fingerprint: vault?.fingerprint ?? null }
}

/** Which key a backup needs. */
export function keyWords(secrets: Secrets): string[] {
  const { kept, closed, place, fingerprint } = secrets
  if (kept === 0) return ['The backup needs no key file: it keeps no secret of a gateway.']
  if (closed > 0) return closedWords(secrets)
  return [
    `The backup needs ${place} (fingerprint ${fingerprint}), which is not in it, to open ${count(kept)} of gateways. Keep a copy of the key apart from the backups.`,
  ]
}

/** What is wrong with the key; nothing where it opens everything. */
export function closedWords({ kept, closed, place, fingerprint }: Secrets): string[] {
  if (closed === 0) return []
  const what =
    fingerprint === null
      ? `There is no key: ${place} is missing.`
      : `At hand is ${place} (fingerprint ${fingerprint}).`
  return [
    `${closed} of ${count(kept)} of gateways cannot be opened: they were sealed under another key. ${what}`,
    'Bring back the key that belongs to these data, or enter those secrets again under Responders.',
  ]
}

function count(secrets: number): string {
  return secrets === 1 ? '1 secret' : `${secrets} secrets`
}
