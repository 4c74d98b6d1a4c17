import type { Migrations } from './migrate.ts'

/**
 * What was done here. `AUTOINCREMENT` because the order of acts is their meaning: a number is never used twice.
 * `made` is the id of what the act makes (a message, a ticket, a group), so that the same press twice is one act.
 */
const version1 = `
CREATE TABLE act (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  made TEXT UNIQUE,
  title TEXT NOT NULL,
  payload TEXT NOT NULL,
  base TEXT,
  forced INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'needs-you')),
  tries INTEGER NOT NULL DEFAULT 0,
  moment INTEGER NOT NULL,
  next_try_at INTEGER,
  failure TEXT,
  result_version INTEGER,
  settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX act_unsent ON act (place) WHERE state <> 'sent';
CREATE INDEX act_sent ON act (place) WHERE state = 'sent';
CREATE INDEX act_unsettled ON act (subject, place) WHERE settled = 0;

CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** What was typed and not sent, by where it was typed: one message per ticket, one new ticket. */
const version2 = `
CREATE TABLE draft (
  place TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;
`

/** What was found in a damaged file and is no row of this version: kept word for word, for whoever can read it. */
const version3 = `
CREATE TABLE unread (
  number INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  content TEXT NOT NULL,
  found_at INTEGER NOT NULL
) STRICT;
`

/**
 * `undo_until`: until then an act waits for its author to take it back. `wakes`: by what it wakes people. `decided_at`:
 * when its author last said that it should leave (null: when it was made). `doubt`: why it is not known whether the desk
 * carried it out. The indexes let an outbox of ten thousand acts be planned, counted and tidied by its heads alone.
 */
const version4 = `
ALTER TABLE act ADD COLUMN undo_until INTEGER;
ALTER TABLE act ADD COLUMN wakes TEXT;
ALTER TABLE act ADD COLUMN decided_at INTEGER;
ALTER TABLE act ADD COLUMN doubt TEXT CHECK (doubt IN ('unanswered', 'restored'));

UPDATE act SET wakes = 'filed'
WHERE payload ->> '$.kind' = 'file-ticket' AND payload ->> '$.urgency' = 'mission-critical';
UPDATE act SET wakes = 'raised'
WHERE payload ->> '$.kind' = 'change-ticket' AND payload ->> '$.set.urgency' = 'mission-critical'
  AND base ->> '$.urgency' <> 'mission-critical';

CREATE INDEX act_unsent_subject ON act (subject, place) WHERE state <> 'sent';
CREATE INDEX act_unsent_state ON act (state) WHERE state <> 'sent';
CREATE INDEX act_wakes ON act (place) WHERE wakes IS NOT NULL AND state = 'waiting';
CREATE INDEX act_sent_moment ON act (moment) WHERE state = 'sent' AND settled = 1;
`

/** Acts in doubt are looked at after each exchange, and are few. */
const version5 = `
CREATE INDEX act_doubt ON act (place) WHERE doubt IS NOT NULL;
`

/** What `payload` has to sum up to; null for acts of earlier versions. */
const version6 = `
ALTER TABLE act ADD COLUMN payload_sum INTEGER;
`

/**
 * `batch`: the press with which it was done together with others. `undo`: taken back by later acts, left as it was when
 * its author wanted it back, or itself what takes another back; null for what an undo may still mean.
 */
const version7 = `
ALTER TABLE act ADD COLUMN batch TEXT;
ALTER TABLE act ADD COLUMN undo TEXT CHECK (undo IN ('undone', 'stays', 'undoes'));
CREATE INDEX act_batch ON act (batch, place) WHERE batch IS NOT NULL;

CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  total INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  is_undo INTEGER NOT NULL,
  without_verdict INTEGER NOT NULL,
  left_out TEXT NOT NULL
) STRICT;
`

/**
 * What its person was told, outside the window as well. `held` until it is quiet no more; `read_at` is null while it is
 * unread. One that is told again takes its place anew.
 */
const version8 = `
CREATE TABLE notice (
  place INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  count INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  ticket_id TEXT,
  told_at INTEGER NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  read_at INTEGER
) STRICT;
CREATE INDEX notice_unread ON notice (ticket_id) WHERE read_at IS NULL;
`

/**
 * Files that are here. `act_id`: what sends it; `message_id`: whose copy it is; neither: it lies beside the draft for its
 * ticket. `sha256` is null for a copy that was fetched.
 */
const version9 = `
CREATE TABLE attachment (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  ticket_id TEXT NOT NULL,
  act_id TEXT,
  message_id TEXT,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT,
  uploaded INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_beside ON attachment (ticket_id) WHERE act_id IS NULL AND message_id IS NULL;
CREATE INDEX attachment_of_act ON attachment (act_id) WHERE act_id IS NOT NULL;
`

/** Merges that have not left: changes of the other ticket may wait for one, wherever it stands behind others of its own. */
const version10 = `
CREATE INDEX act_merging ON act (place) WHERE state <> 'sent' AND instr(payload, 'merge-ticket"') > 0;
`

/** Replies that go to the requesters of merged tickets too, and have not left: the parting of those waits for them, likewise. */
const version11 = `
CREATE INDEX act_copied ON act (place) WHERE state <> 'sent' AND instr(payload, '"alsoTo":[{') > 0;
`

/** Links that have not left, likewise: one that is taken away on the other ticket waits for it. */
const version12 = `
CREATE INDEX act_linking ON act (place) WHERE state <> 'sent' AND instr(payload, 'link-ticket"') > 0;
`

export const workMigrations: Migrations = [
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
