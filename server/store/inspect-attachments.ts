import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** Each: what is counted, and what so many of them are. */
const questions: readonly (readonly [query: string, what: string])[] = [
  [
    `select count(*) from attachment where message_id is not null and not exists (
       select 1 from message, json_each(message.doc, '$.attachments') as told
       where message.id = attachment.message_id and json_extract(told.value, '$.id') = attachment.id)`,
    'files of messages that do not name them',
  ],
  [
    `select count(*) from message, json_each(message.doc, '$.attachments') as told
     where instr(message.doc, '"attachments"') > 0 and not exists (select 1 from attachment
       where attachment.id = json_extract(told.value, '$.id') and attachment.message_id = message.id)`,
    'files that a message names and that are not there',
  ],
]

/** What does not fit together in files: each is read to its end. Desks of an earlier format have none. */
export function attachmentFaults(sqlite: DatabaseSync): string[] {
  const table = sqlite.prepare("select 1 from sqlite_schema where type = 'table' and name = 'attachment'")
  if (table.get() === undefined) return []
  const faults = questions.flatMap(([query, what]) => {
    const count = Number(Object.values(sqlite.prepare(query).get() ?? {})[0])
    return count === 0 ? [] : [`${count} ${what}.`]
  })
  const changed = countChanged(sqlite)
  return changed === 0 ? faults : [...faults, `${changed} files whose bytes are not those that arrived.`]
}

function countChanged(sqlite: DatabaseSync): number {
  const parts = sqlite.prepare('select content from file_part where file_id = ? order by position')
  let changed = 0
  for (const file of sqlite.prepare('select file_id, sha256 from attachment').iterate()) {
    const hash = createHash('sha256')
    for (const { content } of parts.iterate(String(file['file_id'])))
      if (content instanceof Uint8Array) hash.update(content)
    if (hash.digest('hex') !== file['sha256']) changed += 1
  }
  return changed
}
