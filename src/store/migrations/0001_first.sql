-- Keys begin with the chat id: /chats/101 looks a chat up without its project.
-- WITHOUT ROWID: one row written instead of two.

-- The head of a chat: which revision is current, and what the next arrival is compared with.
CREATE TABLE chats (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,        -- the current one
  revisions INTEGER NOT NULL,       -- how many are stored: the compare-and-set
  receipt TEXT NOT NULL,            -- of the arrival that wrote last: what else it writes is guarded by it
  last_message_at INTEGER,          -- of the current revision, milliseconds since 1970, as everywhere
  messages INTEGER NOT NULL,
  is_spam INTEGER NOT NULL,
  queue TEXT,                       -- of the current revision, as it came: where it ended, and how
  disposition TEXT,
  received_at INTEGER NOT NULL,     -- when its last revision came: from then on it is kept for RETENTION_DAYS
  gone TEXT,                        -- expired (counts and digests are left) or erased (these ids alone, for ever)
  PRIMARY KEY (chat_id, project_id)
) WITHOUT ROWID;
CREATE INDEX arrived ON chats (received_at);

CREATE TABLE revisions (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,             -- SHA-256 of the canonical JSON
  received_at INTEGER NOT NULL,
  contact_id INTEGER,               -- the customer whom this body names
  encoding TEXT NOT NULL,           -- utf-8, or base64 for bytes that are no text
  body TEXT NOT NULL,               -- what does not fit into a row goes on in rest
  PRIMARY KEY (chat_id, project_id, revision)
) WITHOUT ROWID;
CREATE INDEX contacts ON revisions (project_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE rest (
  owner TEXT NOT NULL,              -- revision/130/101/1 or quarantine/<id>
  part INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (owner, part)
) WITHOUT ROWID;

CREATE TABLE alerts (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  reasons TEXT NOT NULL,            -- JSON array
  number INTEGER NOT NULL,          -- how many times new reasons were told
  state TEXT NOT NULL,              -- open, claimed, resolved
  changes INTEGER NOT NULL,         -- how often it changed: the compare-and-set
  urgency INTEGER NOT NULL,         -- of its reasons: the lower, the more urgent
  opened_at INTEGER NOT NULL,
  who TEXT,                         -- claimed or resolved it
  since INTEGER NOT NULL,           -- it stands so
  outcome TEXT,                     -- called-back, unreachable, no-need, spam
  summary TEXT NOT NULL,            -- what a list shows of the chat, with the name and number of the customer. JSON
  PRIMARY KEY (chat_id, project_id)
) WITHOUT ROWID;
CREATE INDEX unresolved ON alerts (urgency, opened_at) WHERE state <> 'resolved';
CREATE INDEX resolved_lately ON alerts (since) WHERE state = 'resolved';

-- Every change of the state of an alert after it was opened.
CREATE TABLE follow_ups (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  change INTEGER NOT NULL,          -- how often the alert had changed before
  at INTEGER NOT NULL,
  who TEXT,                         -- null: nobody did, a new reason opened it again
  door TEXT,                        -- by which they came in
  action TEXT NOT NULL,             -- claim, resolve, reopen
  outcome TEXT,
  note TEXT,
  PRIMARY KEY (chat_id, project_id, change)
) WITHOUT ROWID;

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,              -- made of what it is, so that recording twice writes nothing
  chat_id INTEGER,                  -- null: it is about no single chat
  project_id INTEGER,
  kind TEXT NOT NULL,               -- alert, watch, outage
  target TEXT NOT NULL,             -- a hyphen where a rule tells nobody
  rule TEXT,                        -- by which the target hears. Null: no rule matched
  other_target TEXT,                -- who should have heard of the alert, or who is out of order
  reasons TEXT NOT NULL,            -- the new ones. JSON array
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
  body TEXT NOT NULL                -- base64 of the bytes as they came. Goes on in rest
) WITHOUT ROWID;

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What the watchman saw. Never what a stranger sent: no secret, no body, no address.
CREATE TABLE sights (
  kind TEXT NOT NULL,
  what TEXT NOT NULL COLLATE NOCASE, -- of several of one kind, which
  chat_id INTEGER,                  -- a word goes with the chat that it was first seen in
  project_id INTEGER,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  count INTEGER NOT NULL,
  told_at INTEGER,                  -- when the delivery that tells it was made. Null: not told yet
  PRIMARY KEY (kind, what)
) WITHOUT ROWID;
CREATE INDEX told ON sights (told_at);

-- Targets that are out of order, or were switched off by hand: what is pending for them is kept.
CREATE TABLE outages (
  target TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  reason TEXT NOT NULL              -- one sentence, safe to show
) WITHOUT ROWID;

-- Copies in KV whose chat is gone. One of an erased chat is deleted twice: it may have been on its way at first.
CREATE TABLE stale_copies (
  chat_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  again_at INTEGER,                 -- null: this time is the last
  erasure TEXT,                     -- which one waits for it. Null: none
  PRIMARY KEY (chat_id, project_id, revision)
) WITHOUT ROWID;

-- Erasures that somebody asked for, and how far they are. The counts are of everything erased under this id.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY,              -- chat-130-101, contact-130-9
  kind TEXT NOT NULL,               -- chat, contact
  project_id INTEGER NOT NULL,
  subject INTEGER NOT NULL,         -- the id of the chat or the contact
  who TEXT NOT NULL,
  door TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  step TEXT NOT NULL,               -- chats, quarantine, copies, done
  seen TEXT NOT NULL,               -- the entry of the quarantine that was looked at last
  unreadable INTEGER NOT NULL,      -- how many of those looked at belong to no chat that anybody could name
  chats INTEGER NOT NULL,
  revisions INTEGER NOT NULL,
  alerts INTEGER NOT NULL,
  deliveries INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  ended_at INTEGER
) WITHOUT ROWID;

-- Looks through everything that is stored, for what is over, and up to which chat it has come.
CREATE TABLE expiries (
  begun_at INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,          -- what came last before this instant is over
  after_chat_id INTEGER NOT NULL,
  after_project_id INTEGER NOT NULL,
  chats INTEGER NOT NULL,           -- how many it found
  quarantined INTEGER NOT NULL,
  ended_at INTEGER
);

-- Who saw, changed, exported or erased what, and by which door. Ids and counts: never the name or the words of a customer.
CREATE TABLE audit (
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  who TEXT NOT NULL,
  door TEXT NOT NULL,
  action TEXT NOT NULL,
  chat_id INTEGER,                  -- null: it is about no single chat
  project_id INTEGER,
  what TEXT NOT NULL,
  PRIMARY KEY (at, id)
) WITHOUT ROWID;
