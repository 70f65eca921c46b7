-- One request to a target is a message. It covers one or more deliveries, and what an attempt writes does not grow with
-- how many these are, nor with how many attempts there were before.
CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  kind TEXT NOT NULL,               -- of all its deliveries
  form TEXT NOT NULL,               -- rich, plain (refused for its form before) or alone (kept apart from others)
  deliveries TEXT NOT NULL,         -- while it is pending its deliveries with their waits, then those that it covered. JSON
  status TEXT NOT NULL,             -- pending, sent, dead, suppressed, ended or absorbed
  code TEXT NOT NULL,               -- what the last attempt came to, or why it ended
  args TEXT NOT NULL,               -- JSON
  made INTEGER NOT NULL,            -- how many attempts
  version INTEGER NOT NULL,         -- how often it was written: a write that comes late does nothing
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  ended_at INTEGER,
  ref TEXT                          -- by which its channel finds it again
) WITHOUT ROWID;
CREATE INDEX messages_pending ON messages (target, kind, due_at) WHERE status = 'pending';

-- The first attempt of a message in slot 0, the last twenty in slots 1 to 20.
CREATE TABLE attempts (
  message TEXT NOT NULL,
  slot INTEGER NOT NULL,
  number INTEGER NOT NULL,          -- the first is 1
  at INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER,
  code TEXT NOT NULL,
  args TEXT NOT NULL,               -- JSON
  covered INTEGER NOT NULL,         -- how many deliveries
  PRIMARY KEY (message, slot)
) WITHOUT ROWID;

-- Null until the first attempt.
ALTER TABLE deliveries ADD COLUMN message TEXT;
-- The messages of it before it was sent again by hand. JSON array
ALTER TABLE deliveries ADD COLUMN earlier_messages TEXT;
CREATE INDEX in_no_message ON deliveries (target, kind, due_at) WHERE status = 'pending' AND message IS NULL;

-- Targets that asked to be left alone for longer than a quarter of an hour.
CREATE TABLE target_waits (
  target TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  code TEXT NOT NULL,               -- what they answered
  args TEXT NOT NULL                -- JSON
) WITHOUT ROWID;

-- What a courier could not read, or D1 refused for good: it stops nothing else, and a person has to look.
CREATE TABLE set_aside (
  target TEXT NOT NULL,
  id TEXT NOT NULL,                 -- of the delivery or the message
  at INTEGER NOT NULL,
  code TEXT NOT NULL,               -- unreadable, or refused
  args TEXT NOT NULL,               -- JSON
  PRIMARY KEY (target, id)
) WITHOUT ROWID;
