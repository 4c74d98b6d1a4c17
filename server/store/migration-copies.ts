/**
 * The eleventh step of the database's history: one reply may go to the requesters of several tickets, to each in a mail of their
 * own. `mail` is built anew, since its key was the message alone; what waits keeps its place. Never changed once released.
 */
export const copyStatements: readonly string[] = [
  `create table answer_copy (
         message_id text not null references message (id),
         ticket_id text not null references ticket (id),
         primary key (message_id, ticket_id)
       ) strict, without rowid`,
  `create index answer_copy_ticket on answer_copy (ticket_id)`,
  `create table mail_anew (
         seq integer primary key,
         message_id text not null references message (id),
         ticket_id text not null references ticket (id),
         due_at integer,
         lease text,
         lease_until integer,
         tries integer not null,
         address text not null,
         unique (message_id, ticket_id)
       ) strict`,
  `insert into mail_anew (message_id, ticket_id, due_at, lease, lease_until, tries, address)
         select mail.message_id, mail.ticket_id, mail.due_at, mail.lease, mail.lease_until, mail.tries, mail.address
           from mail join message on message.id = mail.message_id
           order by json_extract(message.doc, '$.createdAt'), message.ticket_id, message.position`,
  `drop table mail`,
  `alter table mail_anew rename to mail`,
  `create index mail_due on mail (due_at) where due_at is not null`,
  `create index mail_ticket on mail (ticket_id, seq)`,
]
