-- What the quarantine took and did not take, by the day (UTC). Releasing or erasing an entry gives no room back.
CREATE TABLE quarantine_days (
  day INTEGER NOT NULL,             -- days since 1970
  kind TEXT NOT NULL,               -- plain, encrypted: as it was when it came first
  entries INTEGER NOT NULL,         -- new ones
  bytes INTEGER NOT NULL,           -- of their bodies, as they came
  not_kept INTEGER NOT NULL,        -- how many came when the share of the day was used up
  receipt TEXT NOT NULL,            -- of the last write of not_kept: a repeated one counts once
  PRIMARY KEY (day, kind)
) WITHOUT ROWID;
