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
 * index. So hits come newest first without a sort (docs/decisions/0019). U+E000 begins the index's own words, and nobody else's.
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

export const cacheMigrations: Migrations = [version1, version2, version3]
