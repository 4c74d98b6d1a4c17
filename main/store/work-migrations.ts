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

export const workMigrations: Migrations = [version1, version2, version3]
