-- Chats that neither retention nor an erasure may take until the hold ends. A row goes when its hold has ended.
CREATE TABLE holds (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  reason TEXT NOT NULL,             -- as somebody typed it
  who TEXT NOT NULL,
  door TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (chat_id, project_id)
) WITHOUT ROWID;
CREATE INDEX holds_ending ON holds (ends_at);

-- How many chats of an erasure were on hold: each has an erasure of its own, which waits in the step held.
ALTER TABLE erasures ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

-- Up to when a look for what is over has come: what is on hold stays where it is, and is passed over.
ALTER TABLE expiries ADD COLUMN after_received_at INTEGER NOT NULL DEFAULT 0;
