-- The customer as the current revision of the chat names them.
ALTER TABLE alerts ADD COLUMN contact_id INTEGER;
ALTER TABLE alerts ADD COLUMN entity_id INTEGER;
-- Made anew with more columns.
DROP INDEX unresolved;
CREATE INDEX unresolved ON alerts (urgency, opened_at, chat_id, project_id, entity_id) WHERE state <> 'resolved';
DROP INDEX resolved_lately;
CREATE INDEX resolved_lately ON alerts (since, chat_id, project_id, entity_id) WHERE state = 'resolved';

-- When a chat in which somebody answered began, by the current revision. Null: nobody answered.
ALTER TABLE chats ADD COLUMN answered_from INTEGER;

-- Of who came back, the note says in which chat: when that goes, so does the note.
CREATE INDEX came_back ON follow_ups (note) WHERE outcome = 'came-back';

-- What the delivery has to replace, as its channel names it: not kept once the delivery has ended.
ALTER TABLE deliveries ADD COLUMN ref TEXT;

-- Presses of buttons in Slack within the last hour, by the SHA-256 of their bodies: Slack comes again, and others may too.
CREATE TABLE interactions (
  digest TEXT PRIMARY KEY,
  signature TEXT NOT NULL,          -- of the request that came first. The same once more is a replay
  request TEXT NOT NULL,            -- which request that was
  at INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0   -- 1: what was pressed is done
) WITHOUT ROWID;
