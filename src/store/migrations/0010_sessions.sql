-- Sessions by the sign-in form that have not ended. Of what their cookies hold only a digest is here.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,              -- SHA-256 of the id in the cookie
  token TEXT NOT NULL,              -- which token opened it: a keyed hash of it
  role TEXT NOT NULL,               -- admin, supervisor
  name TEXT NOT NULL,               -- what they call themselves
  browser TEXT NOT NULL,            -- by which its owner knows it again
  made_at INTEGER NOT NULL,         -- milliseconds since 1970, as everywhere
  used_at INTEGER NOT NULL,         -- the last use, written at most every ten minutes
  ends_at INTEGER NOT NULL          -- however much it is used
) WITHOUT ROWID;
CREATE INDEX sessions_by_end ON sessions (ends_at, id);
CREATE INDEX sessions_of_token ON sessions (token, made_at, id);

-- By which door whoever claimed or resolved an alert came. Null: an older version wrote it. An older version also leaves
-- it as it was where it changes who: so it counts only where door_since is since.
ALTER TABLE alerts ADD COLUMN door TEXT;
ALTER TABLE alerts ADD COLUMN door_since INTEGER;
-- Made anew with one more column.
DROP INDEX inbox_tabs;
CREATE INDEX inbox_tabs ON alerts
  (state, who, urgency, opened_at, chat_id, project_id, summary ->> 'queue', iif(door_since = since, door, NULL))
  WHERE state <> 'resolved';

-- Tokens that were tried and are none, by the day (UTC).
CREATE TABLE wrong_tokens (
  day INTEGER PRIMARY KEY,          -- days since 1970
  tries INTEGER NOT NULL,
  listed INTEGER NOT NULL,          -- rows on the audit list: one for each address and hour, up to a bound
  receipt TEXT NOT NULL             -- of the last write: a repeated one counts once
);
