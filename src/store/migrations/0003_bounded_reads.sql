-- Every query that runs for a webhook, an alert, a minute or a page reads as many rows at a million chats as at a
-- thousand. The indexes here are what that takes. Each costs about one row written where a row enters it.

-- How an alert ended that nobody resolved: expired or marked-as-spam. Apart from outcome, because older code knows
-- every value of that one and would fail at a new one.
ALTER TABLE alerts ADD COLUMN ended_as TEXT;
ALTER TABLE follow_ups ADD COLUMN ended_as TEXT;

-- A customer and their alerts, those that are not resolved first, each by when its chat was.
CREATE INDEX alerts_of_contact ON alerts
  (project_id, contact_id, state = 'resolved', coalesce(summary ->> 'closedAt', opened_at), chat_id)
  WHERE contact_id IS NOT NULL;
CREATE INDEX alerts_of_entity ON alerts
  (project_id, entity_id, state = 'resolved', coalesce(summary ->> 'closedAt', opened_at), chat_id)
  WHERE entity_id IS NOT NULL;

-- The tabs of the inbox, and how many are on each in which queue.
CREATE INDEX inbox_tabs ON alerts
  (state, who, urgency, opened_at, chat_id, project_id, summary ->> 'queue')
  WHERE state <> 'resolved';

-- What was opened in a quarter of an hour.
CREATE INDEX alerts_opened ON alerts (opened_at);

-- The last agent of the current revision.
ALTER TABLE chats ADD COLUMN agent TEXT;

-- The chats of which anything can be read, by when they came. Expired and erased ones leave it.
CREATE INDEX kept ON chats (received_at) WHERE gone IS NULL;

-- What can be sent again, what waits because it failed before, and what was too old for an alert of its own.
CREATE INDEX dead ON deliveries (target, created_at) WHERE status = 'dead';
CREATE INDEX failed_before ON deliveries (target, due_at) WHERE status = 'pending' AND attempts <> '[]';
CREATE INDEX too_old ON deliveries (created_at)
  WHERE kind = 'alert' AND status = 'suppressed' AND note GLOB 'too old: *';

CREATE INDEX quarantine_latest ON quarantine (last_at, id);
CREATE INDEX quarantine_encrypted ON quarantine (first_at) WHERE encrypted = 1;

-- Erasures that are under way, by what they wait for, and those whose receipts are to be forgotten one day.
CREATE INDEX erasures_open ON erasures (step, asked_at) WHERE ended_at IS NULL;
CREATE INDEX erasures_ended ON erasures (ended_at) WHERE ended_at IS NOT NULL;
-- Up to which entry of the quarantine a run was reading when it was last heard of.
ALTER TABLE erasures ADD COLUMN looking TEXT NOT NULL DEFAULT '';

-- Copies to delete: those of erasures before those of retention, and which erasures still wait for some.
CREATE INDEX stale_of_erasures ON stale_copies (due_at) WHERE erasure IS NOT NULL;
CREATE INDEX stale_of_retention ON stale_copies (due_at) WHERE erasure IS NULL;
CREATE INDEX stale_waiting ON stale_copies (erasure) WHERE erasure IS NOT NULL AND again_at IS NOT NULL;

CREATE INDEX interactions_by_age ON interactions (at);

-- Who opened a chat, and did what to it.
CREATE INDEX audit_of_chat ON audit (chat_id, project_id, at, id) WHERE chat_id IS NOT NULL;
