-- The customer as the chat's current revision names them. A contact's alerts are found by the revisions that name it.
ALTER TABLE alerts ADD COLUMN contact_id INTEGER;
ALTER TABLE alerts ADD COLUMN entity_id INTEGER;
-- An entity's alerts are found in these two: an index of its own would be a row more to write.
DROP INDEX unresolved;
CREATE INDEX unresolved ON alerts (urgency, opened_at, chat_id, project_id, entity_id) WHERE state <> 'resolved';
DROP INDEX resolved_lately;
CREATE INDEX resolved_lately ON alerts (since, chat_id, project_id, entity_id) WHERE state = 'resolved';

-- When a chat in which somebody answered began, by the current revision; null: nobody answered.
ALTER TABLE chats ADD COLUMN answered_from INTEGER;

-- Of who came back, the note says in which chat: when that goes, so does the note.
CREATE INDEX came_back ON follow_ups (note) WHERE outcome = 'came-back';

-- What the delivery has to replace, as its channel names it: not kept once the delivery has ended.
ALTER TABLE deliveries ADD COLUMN ref TEXT;

-- Presses of Slack's buttons of the last hour, by the SHA-256 of their bodies: Slack comes again, and others may too.
CREATE TABLE interactions (
  digest TEXT PRIMARY KEY,
  signature TEXT NOT NULL,          -- of the request that came first; the same once more is a replay
  request TEXT NOT NULL,            -- which request that was
  at INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0   -- 1: what was pressed is done
) WITHOUT ROWID;
