import type { Migrations } from './migrate.ts'

/**
 * What the service said, as the screens show it. `doc` is the shown row; `pulled` keeps the service's where acts lie
 * over it (null: the two are equal). `pulled_version` 0 means that the service does not know the row yet.
 * `laid` marks rows in which shown and pulled differ, so that a start finds them without reading all.
 * Empty text stands for "none" in columns of an index that is searched by equality.
 */
const version1 = `
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  pulled_version INTEGER NOT NULL,
  pending INTEGER NOT NULL,
  laid INTEGER NOT NULL,
  number INTEGER,
  place INTEGER NOT NULL,
  urgency INTEGER NOT NULL,
  status INTEGER NOT NULL,
  requested INTEGER NOT NULL,
  group_id TEXT NOT NULL,
  assignee_id TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  requester_name TEXT NOT NULL,
  requester_email TEXT NOT NULL,
  requester_digits TEXT NOT NULL,
  doc TEXT NOT NULL,
  pulled TEXT
) STRICT;
CREATE INDEX ticket_by_place ON ticket (urgency, status, place);
CREATE INDEX ticket_laid ON ticket (id) WHERE laid = 1;

CREATE TABLE message (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ticket_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  author_kind TEXT NOT NULL,
  author_id TEXT,
  author_name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX message_by_ticket ON message (ticket_id, position);

CREATE TABLE customer_group (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  pulled_version INTEGER NOT NULL,
  pending INTEGER NOT NULL,
  laid INTEGER NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  words TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  doc TEXT NOT NULL,
  pulled TEXT
) STRICT;
CREATE INDEX group_laid ON customer_group (id) WHERE laid = 1;
CREATE INDEX group_by_name ON customer_group (sort_name, id);

CREATE TABLE group_name (normal TEXT NOT NULL, group_id TEXT NOT NULL, PRIMARY KEY (normal, group_id))
  STRICT, WITHOUT ROWID;
CREATE INDEX group_name_by_group ON group_name (group_id);

CREATE TABLE staff (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;

CREATE TABLE requester (
  row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  digits TEXT NOT NULL,
  reversed TEXT NOT NULL,
  group_name TEXT NOT NULL,
  words TEXT NOT NULL,
  tickets INTEGER NOT NULL,
  last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE contact (
  group_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
  digits TEXT NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (group_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  scope TEXT NOT NULL, key TEXT NOT NULL, urgency INTEGER NOT NULL, status INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (scope, key, urgency, status)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE ticket_text USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE text_due (ticket_row INTEGER PRIMARY KEY) STRICT;
`

/**
 * Words of tickets in the order in which their last change was learned: `place` only rises, and is the row of the
 * index. So hits come newest first without a sort (docs/decisions/0019). U+E000 begins the index's own words, and
 * nobody else's.
 */
const version2 = `
DROP TABLE ticket_text;
DROP TABLE text_due;
CREATE VIRTUAL TABLE ticket_text USING fts5(
  words, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 2 categories 'L* N*' tokenchars '\uE000'"
);
CREATE VIRTUAL TABLE ticket_word USING fts5vocab(ticket_text, instance);
CREATE TABLE text_place (place INTEGER PRIMARY KEY, ticket_row INTEGER NOT NULL UNIQUE, created_at INTEGER NOT NULL)
  STRICT;
CREATE TABLE text_due (place INTEGER PRIMARY KEY, ticket_row INTEGER NOT NULL UNIQUE) STRICT;
INSERT INTO text_due (place, ticket_row) SELECT row_number() OVER (ORDER BY updated_at, row), row FROM ticket;
`

/** The pager blocklist: what was done to it, what that adds up to, and the pages that were decided about. */
const version3 = `
CREATE TABLE blocklist_operation (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, group_id TEXT NOT NULL, place INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blocklist_operation_by_group ON blocklist_operation (group_id, place);
CREATE TABLE blocklist_entry (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, group_id TEXT NOT NULL, doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blocklist_entry_by_group ON blocklist_entry (group_id);
CREATE TABLE page (id TEXT PRIMARY KEY, version INTEGER NOT NULL, began_at TEXT NOT NULL, doc TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE INDEX page_by_beginning ON page (began_at);
`

/**
 * Flags, outages, and what is asked of them, of pages and of the blocklist at each look. `flag_laid`: whether acts made
 * here leave a ticket flagged. `page_ticket.woke`: the gate let it through. `entry_hit`: pages that an entry withheld.
 * `gate` is the outcome's place in `gateOutcomes`, from 1; 0 for none.
 * A row of `blocked_group` is folded from the operations on one group (decision 0030), those made here laid over them
 * (`laid`); `root` is the group that it counts as today. `blocked_period`: when the desk itself withholds, in ms.
 * `blocked_due`: groups whose row is still to be folded.
 */
const version4 = `
CREATE TABLE flag (id TEXT PRIMARY KEY, version INTEGER NOT NULL, ticket_id TEXT NOT NULL, doc TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE INDEX flag_by_ticket ON flag (ticket_id);
CREATE TABLE flag_laid (ticket_id TEXT PRIMARY KEY, flagged INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE outage (id TEXT PRIMARY KEY, version INTEGER NOT NULL, group_count INTEGER NOT NULL, doc TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE outage_ticket (ticket_id TEXT NOT NULL, outage_id TEXT NOT NULL, PRIMARY KEY (ticket_id, outage_id))
  STRICT, WITHOUT ROWID;
CREATE INDEX outage_ticket_by_outage ON outage_ticket (outage_id);

CREATE TABLE page_ticket (
  ticket_id TEXT NOT NULL, page_id TEXT NOT NULL, woke INTEGER NOT NULL, PRIMARY KEY (ticket_id, page_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_ticket_by_page ON page_ticket (page_id);
CREATE TABLE entry_hit (
  entry_id TEXT NOT NULL, page_id TEXT NOT NULL, began_at TEXT NOT NULL, PRIMARY KEY (entry_id, page_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_hit_by_page ON entry_hit (page_id);
INSERT INTO page_ticket (ticket_id, page_id, woke)
  SELECT DISTINCT of_page.value, page.id,
    coalesce(page.doc ->> '$.kind', 'gate') = 'gate' AND page.doc ->> '$.state' <> 'withheld'
  FROM page, json_each(page.doc, '$.ticketIds') AS of_page;
INSERT INTO entry_hit (entry_id, page_id, began_at)
  SELECT DISTINCT of_page.value, page.id, page.began_at FROM page, json_each(page.doc, '$.entryIds') AS of_page
  WHERE page.doc ->> '$.state' = 'withheld';

ALTER TABLE ticket ADD COLUMN gate INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET gate = CASE doc ->> '$.gate.outcome'
    WHEN 'page' THEN 1 WHEN 'joined' THEN 2 WHEN 'told' THEN 3 WHEN 'withheld' THEN 4 WHEN 'unknown-group' THEN 5
    ELSE 0 END
  WHERE instr(doc, '"gate":{') > 0;
CREATE INDEX ticket_critical ON ticket (group_id, created_at) WHERE requested = 5;
CREATE INDEX group_merged ON customer_group (doc ->> '$.mergedInto') WHERE merged = 1;

CREATE INDEX blocklist_operation_by_place ON blocklist_operation (place);
CREATE TABLE blocked_group (
  group_id TEXT PRIMARY KEY, root TEXT NOT NULL, laid INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blocked_group_by_root ON blocked_group (root);
CREATE INDEX blocked_group_laid ON blocked_group (group_id) WHERE laid = 1;
CREATE TABLE blocked_period (
  root TEXT NOT NULL, entry_id TEXT NOT NULL, from_at INTEGER NOT NULL, until_at INTEGER NOT NULL,
  group_id TEXT NOT NULL, PRIMARY KEY (root, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocked_period_by_group ON blocked_period (group_id);
CREATE TABLE blocked_due (group_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO blocked_due (group_id) SELECT DISTINCT group_id FROM blocklist_operation;
`

/**
 * Who is paged, and when. `page.state` finds the pages that are under way; `rank` is their order in the list (see
 * `page-columns.ts`), `words` what they are searched by, `last_at` when their newest message was made, blank for none.
 * `message.mail` is how far a reply is on its way by mail.
 */
const version5 = `
CREATE TABLE responder (id TEXT PRIMARY KEY, version INTEGER NOT NULL, staff_id TEXT, doc TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE rota (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
ALTER TABLE page ADD COLUMN state TEXT NOT NULL DEFAULT '';
UPDATE page SET state = doc ->> '$.state';
CREATE INDEX page_by_state ON page (state, began_at);
ALTER TABLE page ADD COLUMN rank INTEGER NOT NULL DEFAULT 2;
ALTER TABLE page ADD COLUMN group_id TEXT;
ALTER TABLE page ADD COLUMN made_by TEXT;
ALTER TABLE page ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE page ADD COLUMN last_at TEXT NOT NULL DEFAULT '';
ALTER TABLE page ADD COLUMN delivery_count INTEGER NOT NULL DEFAULT 0;
UPDATE page SET group_id = doc ->> '$.groupId', made_by = doc ->> '$.madeBy', words = lower(coalesce(doc ->> '$.text', '')),
  rank = CASE WHEN state IN ('queued', 'sending', 'notified') THEN 0 WHEN state = 'acknowledged' THEN 1 ELSE 2 END;
CREATE INDEX page_by_rank ON page (rank, began_at, id);
CREATE INDEX page_by_last ON page (last_at, id) WHERE delivery_count > 0;
ALTER TABLE message ADD COLUMN mail TEXT;
`

/** Ways to look at the queue, saved under names: this person's own, and what all share. */
const version6 = `
CREATE TABLE saved_view (id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** Answers that the desk gives often. */
const version7 = `
CREATE TABLE canned_reply (id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** The files of messages, as JSON; few messages have any, and a file is found by its id among those. */
const version8 = `
ALTER TABLE message ADD COLUMN attachments TEXT;
CREATE INDEX message_with_files ON message (row) WHERE attachments IS NOT NULL;
`

/** What the desk told of what was done with tickets that were looked at here; `version`: of the ticket then. */
const version9 = `
CREATE TABLE ticket_history (
  ticket_id TEXT PRIMARY KEY, version INTEGER NOT NULL, read_at INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_history_by_age ON ticket_history (read_at);
`

/**
 * When something of a ticket is due next, and which of its clocks that is (see `due-columns.ts`); the last instant of all
 * where nothing is. `due_stale`: rows in which that follows from a promise of before, `due_stale_group`: groups of which
 * all rows do.
 */
const version10 = `
ALTER TABLE ticket ADD COLUMN due INTEGER NOT NULL DEFAULT 8640000000000000;
ALTER TABLE ticket ADD COLUMN due_look INTEGER NOT NULL DEFAULT 0;
CREATE TABLE due_stale (ticket_row INTEGER PRIMARY KEY) STRICT;
CREATE TABLE due_stale_group (group_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO due_stale SELECT row FROM ticket WHERE status < 3;
`

/** Into which ticket one was merged; few are, and they are found by the other one. */
const version11 = `
ALTER TABLE ticket ADD COLUMN merged_into TEXT;
UPDATE ticket SET merged_into = doc ->> '$.mergedInto' WHERE instr(doc, '"mergedInto":"') > 0;
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;
`

/**
 * Whose requesters got a reply too (JSON), and by their tickets the replies that are shown there as well. A row of
 * `answer_copy` whose message is gone names nothing.
 */
const version12 = `
ALTER TABLE message ADD COLUMN also_to TEXT;
CREATE TABLE answer_copy (
  ticket_id TEXT NOT NULL, message_id TEXT NOT NULL, PRIMARY KEY (ticket_id, message_id)
) STRICT, WITHOUT ROWID;
`

export const cacheMigrations: Migrations = [
  version1,
  version2,
  version3,
  version4,
  version5,
  version6,
  version7,
  version8,
  version9,
  version10,
  version11,
  version12,
]
