-- Which version of its alert a delivery tells: how often the alert had changed, that change included. Of what is told
-- first and of further reasons; a change has it in its id. Null: a delivery of another kind, or of an older version.
ALTER TABLE deliveries ADD COLUMN version INTEGER;
