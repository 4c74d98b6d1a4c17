/**
 * The seventh step of the database's history: files of messages, in parts beside what is told of them. A file is whole once
 * `attachment` names it; what was cut on its way has no such row. Never changed once released.
 */
export const attachmentStatements: readonly string[] = [
  `create table file (id text primary key, began_at text not null) strict`,
  `create index file_began on file (began_at)`,
  `create table file_part (
         file_id text not null references file (id) on delete cascade,
         position integer not null,
         content blob not null,
         primary key (file_id, position)
       ) strict`,
  `create table attachment (
         id text primary key,
         file_id text not null unique references file (id),
         ticket_id text not null references ticket (id),
         message_id text references message (id),
         given_name text not null,
         name text not null,
         type text not null,
         size integer not null,
         sha256 text not null,
         uploaded_by text references staff (id),
         created_at text not null
       ) strict`,
  `create index attachment_ticket on attachment (ticket_id)`,
  `create index attachment_message on attachment (message_id) where message_id is not null`,
  `create index attachment_loose on attachment (created_at) where message_id is null`,
]
