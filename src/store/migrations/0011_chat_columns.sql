-- What lists and figures need of the current revision, beside its queue, disposition and agent.
ALTER TABLE chats ADD COLUMN entity_id INTEGER;
ALTER TABLE chats ADD COLUMN ticket_id INTEGER;
ALTER TABLE chats ADD COLUMN first_queue TEXT;
ALTER TABLE chats ADD COLUMN platform TEXT;

-- The entity that this body names, as contact_id is the contact: an erasure has to find every revision that names it.
ALTER TABLE revisions ADD COLUMN entity_id INTEGER;
CREATE INDEX entities ON revisions (project_id, entity_id) WHERE entity_id IS NOT NULL;
-- 1: the columns hold what the body says. 0: the body can not be read. Null: nobody has read it for them yet, because it
-- is older than these columns, or because an older version stored it after they were there. The cron reads such bodies
-- along the index kept, from where it was last: whatever is stored comes behind that place, so no index lists them.
ALTER TABLE revisions ADD COLUMN columns_read INTEGER;
CREATE INDEX columns_unreadable ON revisions (project_id) WHERE columns_read = 0;

-- What an older version leaves in columns that it does not know, where a chat expires or is erased. Empty otherwise.
CREATE INDEX gone_with_columns ON chats (chat_id)
  WHERE gone IS NOT NULL AND coalesce(entity_id, ticket_id, first_queue, platform) IS NOT NULL;
CREATE INDEX expired_with_entity ON revisions (chat_id) WHERE entity_id IS NOT NULL AND body = '';

-- Erasures that have something to look for, and those that wait for KV, whatever they erase, by when they were asked for.
CREATE INDEX erasures_working ON erasures (asked_at)
  WHERE ended_at IS NULL AND step IN ('chats', 'quarantine', 'entity-chats', 'entity-quarantine');
CREATE INDEX erasures_copying ON erasures (asked_at) WHERE ended_at IS NULL AND step IN ('copies', 'entity-copies');

-- Entries of the quarantine that could not be read, and chats with revisions that could not: the first of each, for
-- whoever looks at them. JSON arrays.
ALTER TABLE erasures ADD COLUMN unreadable_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE erasures ADD COLUMN unread_chats TEXT NOT NULL DEFAULT '[]';
-- When it had found everything that it erases. Copies that KV had to delete by then are waited for, whoever erased them.
ALTER TABLE erasures ADD COLUMN found_at INTEGER;
CREATE INDEX stale_unconfirmed ON stale_copies (project_id, due_at) WHERE erasure IS NOT NULL AND again_at IS NOT NULL;
