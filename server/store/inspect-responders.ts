import type { DatabaseSync } from 'node:sqlite'

/** Each: what is counted, and what so many of them are. */
const questions: readonly (readonly [query: string, what: string])[] = [
  [
    `select count(*) from responder where staff_id is not json_extract(doc, '$.staffId')
       or version <> json_extract(doc, '$.version')`,
    'responders that say something else than they are found by',
  ],
  [
    `select count(*) from method_secret as kept where not exists (
       select 1 from responder, json_each(responder.doc, '$.methods') as method,
         json_each(method.value, '$.secretsKept') as name
       where responder.id = kept.responder_id and json_extract(method.value, '$.id') = kept.method_id
         and name.value = kept.name)`,
    'secrets of gateways that no method says it keeps',
  ],
  [
    `select count(*) from responder, json_each(responder.doc, '$.methods') as method,
       json_each(method.value, '$.secretsKept') as name
     where not exists (select 1 from method_secret as kept
       where kept.method_id = json_extract(method.value, '$.id') and kept.name = name.value)`,
    'secrets of gateways that a method says it keeps and that are not there',
  ],
  [
    `select count(*) - count(distinct json_extract(method.value, '$.id'))
     from responder, json_each(responder.doc, '$.methods') as method`,
    'methods that two people have',
  ],
]

/** What does not fit together in whom pages go to. Files of an earlier format know nobody. */
export function responderFaults(sqlite: DatabaseSync): string[] {
  const table = sqlite.prepare("select 1 from sqlite_schema where type = 'table' and name = 'responder'")
  if (table.get() === undefined) return []
  return questions.flatMap(([query, what]) => {
    const count = Number(Object.values(sqlite.prepare(query).get() ?? {})[0])
    return count === 0 ? [] : [`${count} ${what}.`]
  })
}
