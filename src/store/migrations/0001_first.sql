-- Keys begin with the chat id: /chats/101 looks a chat up without its project.
-- WITHOUT ROWID: one row written instead of two.

-- The head of a chat: which revision is current, and what the next arrival is compared with.
CREATE TABLE chats (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,        -- the current one
  revisions INTEGER NOT NULL,       -- how many are stored; the compare-and-set
  receipt TEXT NOT NULL,            -- of the arrival that wrote last: what else it writes is guarded by it
  last_message_at INTEGER,          -- of the current revision; milliseconds since 1970, as everywhere
  messages INTEGER NOT NULL,
  is_spam INTEGER NOT NULL,
  PRIMARY KEY (chat_id, project_id)
) WITHOUT ROWID;

CREATE TABLE revisions (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,             -- SHA-256 of the canonical JSON
  received_at INTEGER NOT NULL,
  encoding TEXT NOT NULL,           -- utf-8, or base64 for bytes that are no text
  body TEXT NOT NULL,               -- what does not fit into a row goes on in rest
  PRIMARY KEY (chat_id, project_id, revision)
) WITHOUT ROWID;

CREATE TABLE rest (
  owner TEXT NOT NULL,              -- 'revision/130/101/1' or 'quarantine/<id>'
  part INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (owner, part)
) WITHOUT ROWID;

CREATE TABLE alerts (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  reasons TEXT NOT NULL,            -- JSON array
  number INTEGER NOT NULL,          -- how many times new reasons were told
  state TEXT NOT NULL,              -- open
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (chat_id, project_id)
) WITHOUT ROWID;

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,              -- made of what it is, so that recording twice writes nothing
  chat_id INTEGER,                  -- null: it is about no single chat
  project_id INTEGER,
  kind TEXT NOT NULL,               -- alert, watch, outage
  target TEXT NOT NULL,             -- '-' where a rule tells nobody
  rule TEXT,                        -- by which the target hears; null: no rule matched
  other_target TEXT,                -- of an alert, who should have heard; of an outage, who is out of order
  reasons TEXT NOT NULL,            -- the new ones; JSON array
  status TEXT NOT NULL,             -- pending, sent, dead, suppressed
  note TEXT,                        -- the reason of an end
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  ended_at INTEGER,
  attempts TEXT NOT NULL DEFAULT '[]',
  again_from INTEGER NOT NULL DEFAULT 0 -- sent again by hand: the attempts before this one use up no waits
) WITHOUT ROWID;
CREATE INDEX pending ON deliveries (target, kind, due_at) WHERE status = 'pending';
CREATE INDEX latest ON deliveries (created_at, id);

CREATE TABLE quarantine (
  id TEXT PRIMARY KEY,              -- SHA-256 of the IV and the body as it came
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  problem TEXT NOT NULL,            -- one sentence
  encrypted INTEGER NOT NULL,
  iv TEXT NOT NULL,
  body TEXT NOT NULL                -- base64 of the bytes as they came; goes on in rest
) WITHOUT ROWID;

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What the watchman saw. Never what a stranger sent: no secret, no body, no address.
CREATE TABLE sights (
  kind TEXT NOT NULL,
  what TEXT NOT NULL COLLATE NOCASE, -- of several of one kind, which
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  count INTEGER NOT NULL,
  told_at INTEGER,                  -- when the delivery that tells it was made; null: not told yet
  PRIMARY KEY (kind, what)
) WITHOUT ROWID;
CREATE INDEX told ON sights (told_at);

-- Targets that are out of order, or were switched off by hand: what is pending for them is kept.
CREATE TABLE outages (
  target TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  reason TEXT NOT NULL              -- one sentence, safe to show
) WITHOUT ROWID;
