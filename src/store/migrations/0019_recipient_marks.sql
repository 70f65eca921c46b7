-- Mail addresses of targets to which nothing is sent until a person clears the mark: it bounced, its reader complained, or
-- the provider refuses to send to it. Only addresses that the settings name are here.
CREATE TABLE recipient_marks (
  address TEXT PRIMARY KEY,         -- in lower case
  mark TEXT NOT NULL,               -- bounced, complained, suppressed
  provider TEXT NOT NULL,           -- who reported it
  at INTEGER NOT NULL,              -- milliseconds since 1970, as everywhere
  reason TEXT NOT NULL              -- a short code of the provider, which may be empty
) WITHOUT ROWID;
