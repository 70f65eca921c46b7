-- One seal over the audit list of each day (UTC): a hash over its rows and the seal of the day before.
CREATE TABLE audit_seals (
  day INTEGER PRIMARY KEY,          -- days since 1970
  row_count INTEGER NOT NULL,       -- how many rows are in the hash so far
  previous TEXT,                    -- the seal of the day before. Null: this one is the first
  hash TEXT NOT NULL,               -- of the rows so far, and once it is sealed the seal
  up_to_at INTEGER,                 -- the last row in the hash. Null: none is, or the day is sealed
  up_to_id TEXT,
  sealed_at INTEGER                 -- null: not all rows are in the hash yet
);
