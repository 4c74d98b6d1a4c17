import { DatabaseSync } from 'node:sqlite'

/** How many secrets of contact methods a desk's database keeps, and how many of them its key does not open. */
export interface SealedSecrets {
  readonly kept: number
  readonly closed: number
}

/** Reads them from a database file of any format, and changes nothing. `opens` tries the key; null: there is none. */
export function countSealed(
  file: string,
  opens: ((sealed: string, about: string) => boolean) | null,
): SealedSecrets {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const table = sqlite.prepare(
      "select 1 from sqlite_schema where type = 'table' and name = 'method_secret'",
    )
    if (table.get() === undefined) return { kept: 0, closed: 0 }
    const rows = sqlite.prepare('select method_id, name, sealed from method_secret').all()
    const closed = rows.filter(
      ({ method_id, name, sealed }) =>
        opens === null || !opens(String(sealed), `${String(method_id)} ${String(name)}`),
    )
    return { kept: rows.length, closed: closed.length }
  } finally {
    sqlite.close()
  }
}
