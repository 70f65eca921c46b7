-- The id and the name of whoever did it, where who is more than a name: the user in Slack, the target of a link. Null: who
-- is the name, or an older version wrote the row. An older version also leaves them as they were where it changes who has
-- an alert: so they count only where who_since is since.
ALTER TABLE alerts ADD COLUMN who_id TEXT;
ALTER TABLE alerts ADD COLUMN who_name TEXT;
ALTER TABLE alerts ADD COLUMN who_since INTEGER;
ALTER TABLE follow_ups ADD COLUMN who_id TEXT;
ALTER TABLE follow_ups ADD COLUMN who_name TEXT;
ALTER TABLE audit ADD COLUMN who_id TEXT;
ALTER TABLE audit ADD COLUMN who_name TEXT;
