import { attachmentStatements } from './migration-attachments.ts'
import { copyStatements } from './migration-copies.ts'
import { pagingStatements } from './migration-paging.ts'
import { timelineStatements } from './migration-timelines.ts'

/** One step of the database's history. Once released, a step is never changed; the next one gets the next number. */
export interface Migration {
  readonly version: number
  readonly statements: readonly string[]
}

/** Marks the file as a desk's: "iDSK" in ASCII, as SQLite's `application_id`. */
export const deskApplicationId = 0x6944534b

export const migrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `pragma application_id = ${deskApplicationId}`,
      `create table meta (key text primary key, value text not null) strict`,
      `create table change (
         seq integer primary key,
         kind text not null,
         id text not null,
         op text not null check (op in ('put', 'delete')),
         version integer not null,
         mark text not null,
         at text not null,
         latest integer not null check (latest in (0, 1))
       ) strict`,
      `create unique index change_latest on change (kind, id) where latest = 1`,
      `create index change_at on change (at)`,
      `create table staff (
         id text primary key,
         email text not null,
         role text not null check (role in ('agent', 'admin')),
         revoked_at text,
         version integer not null,
         created_at text not null,
         doc text not null
       ) strict`,
      `create table device (
         id text primary key,
         staff_id text not null references staff (id),
         name text not null,
         token_hash text not null unique,
         created_at text not null,
         last_seen_at text,
         revoked_at text
       ) strict`,
      `create index device_staff on device (staff_id)`,
      `create table invitation (
         hash text primary key,
         staff_id text not null references staff (id),
         invited_by text not null references staff (id),
         created_at text not null,
         expires_at text not null,
         spent_at text,
         cancelled_at text
       ) strict`,
      `create table customer_group (
         id text primary key,
         sort_name text not null,
         search text not null,
         confirmed integer not null check (confirmed in (0, 1)),
         merged_into text references customer_group (id),
         version integer not null,
         doc text not null
       ) strict`,
      `create index customer_group_sort on customer_group (sort_name, id)`,
      `create table group_name (
         identity text primary key,
         group_id text not null references customer_group (id)
       ) strict`,
      `create index group_name_group on group_name (group_id)`,
      `create table ticket (
         id text primary key,
         number integer not null unique,
         receipt text not null unique,
         group_id text not null references customer_group (id),
         status text not null,
         urgency text not null,
         assignee_id text references staff (id),
         email text not null,
         search text not null,
         version integer not null,
         updated_at text not null,
         doc text not null
       ) strict`,
      `create index ticket_recent on ticket (updated_at, number)`,
      `create index ticket_status on ticket (status, updated_at, number)`,
      `create index ticket_urgency on ticket (urgency, updated_at, number)`,
      `create index ticket_group on ticket (group_id, updated_at, number)`,
      `create index ticket_assignee on ticket (assignee_id, updated_at, number)`,
      `create index ticket_email on ticket (email)`,
      `create table message (
         id text primary key,
         ticket_id text not null references ticket (id),
         position integer not null,
         kind text not null,
         doc text not null,
         unique (ticket_id, position)
       ) strict`,
      `create table settings (
         id text primary key check (id = 'desk'),
         version integer not null,
         doc text not null
       ) strict`,
      `create table remembered_answer (
         scope text not null,
         method text not null,
         path text not null,
         key text not null,
         body_hash text not null,
         status integer not null,
         headers text not null,
         body text not null,
         created_at text not null,
         primary key (scope, method, path, key)
       ) strict`,
      `create index remembered_answer_age on remembered_answer (created_at)`,
    ],
  },
  {
    version: 2,
    statements: [
      `update ticket set search = ' ' || replace(replace(search, char(10), ' '), '@', ' ')`,
      // `search` holds words and spaces only, which is all that this tokenizer tells apart.
      `create virtual table ticket_search using fts5 (
         search, content = 'ticket', content_rowid = 'number', detail = 'none', tokenize = 'ascii'
       )`,
      // Words of an erased person must not stay behind in the index.
      `insert into ticket_search (ticket_search, rank) values ('secure-delete', 1)`,
      `insert into ticket_search (ticket_search) values ('rebuild')`,
      `create trigger ticket_search_insert after insert on ticket begin
         insert into ticket_search (rowid, search) values (new.number, new.search);
       end`,
      `create trigger ticket_search_update after update of search on ticket when old.search <> new.search begin
         insert into ticket_search (ticket_search, rowid, search) values ('delete', old.number, old.search);
         insert into ticket_search (rowid, search) values (new.number, new.search);
       end`,
    ],
  },
  {
    version: 3,
    statements: [
      `create table blocklist_operation (
         id text primary key,
         position integer not null unique,
         group_id text not null references customer_group (id),
         sent_hash text not null,
         hash text not null,
         doc text not null
       ) strict`,
      `create index blocklist_operation_group on blocklist_operation (group_id, position)`,
      `create table blocklist_entry (
         id text primary key references blocklist_operation (id),
         group_id text not null references customer_group (id),
         version integer not null,
         doc text not null
       ) strict`,
      `create index blocklist_entry_group on blocklist_entry (group_id)`,
      `create index customer_group_merged on customer_group (merged_into) where merged_into is not null`,
      `create table page (
         id text primary key,
         group_id text not null,
         outage_id text,
         state text not null,
         began_at text not null,
         acknowledged_at text,
         version integer not null,
         doc text not null
       ) strict`,
      `create index page_group on page (group_id, began_at)`,
      `create index page_began on page (began_at, id)`,
    ],
  },
  {
    version: 4,
    statements: [
      `create table flag (
         id text primary key,
         ticket_id text not null references ticket (id),
         staff_id text not null references staff (id),
         version integer not null,
         doc text not null,
         unique (ticket_id, staff_id)
       ) strict`,
      `create table outage (
         id text primary key,
         began_at integer not null,
         last_at integer not null,
         version integer not null,
         doc text not null
       ) strict`,
      `create index outage_last on outage (last_at)`,
      // Deferred: a ticket reports before its own row is written, because the gate asks what it is part of.
      `create table outage_report (
         ticket_id text not null references ticket (id) deferrable initially deferred,
         at integer not null,
         group_id text not null references customer_group (id) deferrable initially deferred,
         corroborates integer not null check (corroborates in (0, 1)),
         outage_id text references outage (id) deferrable initially deferred,
         primary key (ticket_id, at)
       ) strict`,
      `create index outage_report_at on outage_report (at)`,
      `create index outage_report_group on outage_report (group_id, at)`,
      `create index outage_report_outage on outage_report (outage_id) where outage_id is not null`,
      // What was reported in the last day of the version before still makes an outage with what is reported next.
      `insert into outage_report (ticket_id, at, group_id, corroborates)
         with recursive family (root, id) as (
           select id, id from customer_group where merged_into is null
           union select family.root, customer_group.id
             from customer_group join family on customer_group.merged_into = family.id
         ), reported (ticket_id, at, root) as (
           select ticket.id, json_extract(doc, '$.urgencySet.effective.at'), family.root
             from ticket join family on family.id = ticket.group_id
             where ticket.urgency in ('impaired-function', 'mission-critical')
         )
         select ticket_id, cast(round(unixepoch(reported.at, 'subsec') * 1000) as integer), root,
           customer_group.confirmed and not exists (
             select 1 from family join blocklist_entry as entry on entry.group_id = family.id
               where family.root = reported.root and json_type(entry.doc, '$.lifted') = 'null'
                 and json_extract(entry.doc, '$.from') <= reported.at
                 and coalesce(json_extract(entry.doc, '$.until'), '9999') > reported.at)
           from reported join customer_group on customer_group.id = root
           where unixepoch(reported.at, 'subsec') >= (select unixepoch(max(change.at), 'subsec') from change) - 86400`,
      `alter table page add column kind text not null default 'gate'`,
      `alter table page add column ticket_id text`,
      `update page set ticket_id = json_extract(doc, '$.ticketId'),
         doc = json_set(doc, '$.kind', 'gate', '$.madeBy', null, '$.text', '')`,
      `create index page_ticket on page (ticket_id)`,
      `create index page_kind on page (kind, began_at)`,
      `create index page_outage on page (outage_id, began_at) where outage_id is not null`,
      `update settings set doc = json_set(doc, '$.thresholds', json('{"suggestion":{"falseAlarms":3,"days":30},"outage":{"groups":3,"minutes":15}}'))
         where json_type(doc, '$.thresholds') is null`,
      // A group's record: what it asked for stands in the document alone, and few tickets ask for this.
      `create index ticket_record on ticket (group_id, json_extract(doc, '$.createdAt'))
         where json_extract(doc, '$.urgency.requested') = 'mission-critical'`,
      // What nobody has opened: a handful at a time. Its constant columns make the planner prefer it to wider ones.
      `create index ticket_unopened on ticket (urgency, status, number)
         where status = 'new' and urgency = 'mission-critical'`,
    ],
  },
  { version: 5, statements: pagingStatements },
  {
    version: 6,
    statements: [
      `create table saved_view (
         id text primary key,
         owner_id text references staff (id),
         version integer not null,
         doc text not null
       ) strict`,
    ],
  },
  { version: 7, statements: attachmentStatements },
  {
    version: 8,
    statements: [
      `create table canned_reply (
         id text primary key,
         version integer not null,
         doc text not null
       ) strict`,
    ],
  },
  { version: 9, statements: timelineStatements },
  {
    version: 10,
    statements: [
      `create table ticket_event (
         seq integer primary key,
         ticket_id text not null references ticket (id),
         at text not null,
         message_id text references message (id),
         doc text not null
       ) strict`,
      `create index ticket_event_ticket on ticket_event (ticket_id)`,
      `insert into meta (key, value) values ('history-since', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    ],
  },
  { version: 11, statements: copyStatements },
]
