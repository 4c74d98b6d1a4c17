/** The fifth step of the database's history: whom pages go to, and how far each message is. Never changed once released. */
export const pagingStatements: readonly string[] = [
  `create table responder (
         id text primary key,
         staff_id text references staff (id),
         version integer not null,
         doc text not null
       ) strict`,
  `create unique index responder_staff on responder (staff_id) where staff_id is not null`,
  // Sealed (server/paging/vault.ts): a copy of this file without the key gives nothing away.
  `create table method_secret (
         method_id text not null,
         name text not null,
         responder_id text not null references responder (id),
         sealed text not null,
         primary key (method_id, name)
       ) strict`,
  `create table method_code (
         method_id text primary key,
         responder_id text not null references responder (id),
         sealed text not null,
         expires_at text not null,
         tries_left integer not null
       ) strict`,
  `create table rota (
         id text primary key check (id = 'rota'),
         version integer not null,
         doc text not null
       ) strict`,
  `create table audit (
         id text primary key,
         at text not null,
         staff_id text not null references staff (id),
         about text not null check (about in ('responder', 'rota')),
         about_id text not null,
         doc text not null
       ) strict`,
  `create index audit_at on audit (at, id)`,
  // Times are the engine's own, in ms (server/paging/engine-clock.ts): a clock that is set moves none of them.
  `create table page_run (
         page_id text primary key references page (id),
         purpose text not null default 'wake' check (purpose in ('wake', 'test', 'verify')),
         due_at integer,
         untold integer not null default 0 check (untold in (0, 1)),
         round integer not null default 0,
         round_began_at integer,
         began_at integer,
         acknowledged_at integer
       ) strict`,
  `create index page_state on page (state)`,
  `create index page_open on page (began_at, id) where state in ('queued', 'sending', 'notified', 'acknowledged')`,
  `create index page_run_due on page_run (due_at) where due_at is not null`,
  `create index page_run_untold on page_run (page_id) where untold = 1`,
  `create table delivery (
         id text primary key,
         page_id text not null references page (id),
         position integer not null,
         purpose text not null check (purpose in ('wake', 'tell', 'end', 'test', 'verify')),
         responder_id text not null,
         method_id text not null,
         round integer not null,
         gateway text not null,
         state text not null,
         tries integer not null,
         due_at integer,
         lease text,
         lease_until integer,
         settled_at integer,
         receipt text,
         doc text not null,
         unique (page_id, position)
       ) strict`,
  `create index delivery_state on delivery (state)`,
  `create index delivery_due on delivery (due_at) where due_at is not null`,
  `create index delivery_receipt on delivery (settled_at) where receipt is not null`,
  `create table mail (
         message_id text primary key references message (id),
         ticket_id text not null references ticket (id),
         due_at integer,
         lease text,
         lease_until integer,
         tries integer not null,
         address text not null
       ) strict`,
  `create index mail_due on mail (due_at) where due_at is not null`,
  // There was no pager then: what was recorded is marked, and never sent.
  `update page set version = version + 1, state = 'failed',
         doc = json_set(doc, '$.state', 'failed', '$.version', version + 1,
           '$.trouble', 'This desk had no pager then: it was recorded, and nobody was woken by it.')
         where state = 'queued'`,
  `insert into change (seq, kind, id, op, version, mark, at, latest)
         select (select coalesce(max(seq), 0) from change) + row_number() over (order by page.began_at, page.id),
           'page', page.id, 'put', page.version, lower(hex(randomblob(6))), (select max(at) from change), 0
         from page where json_extract(page.doc, '$.trouble') is not null`,
  `update change set latest = (seq = (select max(seq) from change as newest
           where newest.kind = 'page' and newest.id = change.id))
         where kind = 'page' and id in (select id from page where json_extract(doc, '$.trouble') is not null)`,
]
