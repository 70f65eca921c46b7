-- Why a delivery ended, a target is disabled, and a body is no chat: a code with its arguments (JSON), of which sentences
-- are made for the reader. The sentence in English stays beside it, for versions that know no codes. code_at says what the
-- code belongs to (ended_at or last_at): where such a version has written the row since, the code is void.
ALTER TABLE deliveries ADD COLUMN code TEXT;
ALTER TABLE deliveries ADD COLUMN args TEXT;
ALTER TABLE deliveries ADD COLUMN code_at INTEGER;

ALTER TABLE outages ADD COLUMN code TEXT;
ALTER TABLE outages ADD COLUMN args TEXT;

ALTER TABLE quarantine ADD COLUMN code TEXT;
ALTER TABLE quarantine ADD COLUMN args TEXT;
ALTER TABLE quarantine ADD COLUMN code_at INTEGER;

-- What was too old for an alert of its own, by its code too. Versions that look for the sentence find it by this one.
DROP INDEX too_old;
CREATE INDEX too_old ON deliveries (created_at)
  WHERE kind = 'alert' AND status = 'suppressed' AND (code = 'too-old' OR note GLOB 'too old: *');
