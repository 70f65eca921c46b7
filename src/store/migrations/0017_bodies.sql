-- The headers on which the reading of a body in quarantine depends, as they came. Null: it had none, or an older version
-- kept it.
ALTER TABLE quarantine ADD COLUMN content_type TEXT;
ALTER TABLE quarantine ADD COLUMN content_encoding TEXT;

-- The encoding of a body that is not Unicode, where its sender declared one. Null: the bytes alone decide.
ALTER TABLE revisions ADD COLUMN charset TEXT;
