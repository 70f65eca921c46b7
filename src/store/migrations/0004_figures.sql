-- Stored figures: statistics, digests and the ledger read these and what changed since, never the whole history.

-- The index kept, which holds what can still be read, stands in its place.
DROP INDEX arrived;

-- What happened in a quarter of an hour (UTC). One that is not here is not computed yet, or nothing happened in it.
CREATE TABLE figures_quarters (
  start INTEGER PRIMARY KEY,        -- milliseconds since 1970, as everywhere
  computed_at INTEGER NOT NULL,
  cube TEXT NOT NULL,               -- by queue: counts, and times as histograms with steps of 5 %. JSON
  ledger TEXT NOT NULL,             -- by target: what became of the deliveries that were made in it. JSON
  agents TEXT                       -- by agent: counts. JSON. Null once they are older than RETENTION_DAYS
);

-- The quarters of one day of the configured time zone, added up.
CREATE TABLE figures_days (
  day INTEGER PRIMARY KEY,          -- as that calendar has it, numbered from 1 January 1970
  zone TEXT NOT NULL,               -- the time zone that it was made for
  sums TEXT NOT NULL,               -- by queue: counts. JSON
  times TEXT NOT NULL,              -- of all queues: times as histograms. JSON
  agents TEXT,                      -- as in a quarter
  hours TEXT NOT NULL               -- by queue and hour of the day, times included. JSON
);

-- Quarters of which something changed that may have been counted already.
CREATE TABLE figures_marks (
  start INTEGER PRIMARY KEY,
  marked_at INTEGER NOT NULL,       -- when the first of these changes was made
  changes INTEGER NOT NULL          -- how many: a mark is taken away only if it is still the one that was read
);
CREATE INDEX figures_marked ON figures_marks (marked_at);

-- One row: how far the figures are.
CREATE TABLE figures_progress (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,        -- how often it changed: the compare-and-set of all that is stored
  forward INTEGER,                  -- every quarter from backward until before this one is computed
  backward INTEGER,                 -- 0: the whole history is
  frozen INTEGER NOT NULL DEFAULT 0,      -- what came before this may have expired: its quarters stay as they are
  agents_gone INTEGER NOT NULL DEFAULT 0, -- quarters before this one have no agents any more
  zone TEXT,                        -- the time zone of the days
  days_from INTEGER NOT NULL DEFAULT 0,   -- days that begin at this instant or later are made for that time zone
  rebuild_from INTEGER,             -- the quarter before which the last rebuild began
  rebuilding INTEGER                -- the one that it has come down to. Null: none is under way
);

-- What became of the deliveries of all computed quarters.
CREATE TABLE figures_ledger (
  target TEXT PRIMARY KEY,
  sent INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  suppressed INTEGER NOT NULL,
  pending INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO figures_progress (id, revision, frozen) SELECT 1, 0, coalesce(max(before), 0) FROM expiries;
