-- The version of the alert that a delivery of the kind alert is about: how often the alert had changed, that change
-- included. A delivery of the kind change has it in its id. Null: another kind, or an older version wrote the row.
ALTER TABLE deliveries ADD COLUMN version INTEGER;
