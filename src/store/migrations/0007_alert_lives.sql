-- What was known of the messages of the customer when the life of an alert ended: what comes after it is new, and begins
-- the next one. Follows the current revision until the alert is resolved. customer_messages is null where that is not
-- known, as with every alert of before: then the chat as it is stored stands for it.
ALTER TABLE alerts ADD COLUMN customer_last_at INTEGER;  -- the last one that has a date. Null: none has
ALTER TABLE alerts ADD COLUMN customer_messages INTEGER; -- how many there were
-- Reasons of the current life of which nobody was to hear: the chat was too old, or a rule told nobody. JSON array.
ALTER TABLE alerts ADD COLUMN untold TEXT;
