-- A message may take several requests: one for each recipient of an e-mail. How far each of them is, as JSON, and the
-- version of the message that this belongs to: where an older version has written the row since, it is void.
ALTER TABLE messages ADD COLUMN parts TEXT;

-- The part that the request was for. Null: the message was one request.
ALTER TABLE attempts ADD COLUMN part TEXT;

-- Targets whose conversation has another address now, as the other side said. What is here holds while the settings of the
-- target are the same as in address.
CREATE TABLE target_moves (
  target TEXT PRIMARY KEY,
  address TEXT NOT NULL,            -- the settings from which it has moved
  moved_to TEXT NOT NULL,           -- in the terms of the channel
  at INTEGER NOT NULL
) WITHOUT ROWID;
