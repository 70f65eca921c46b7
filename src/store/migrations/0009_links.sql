-- What version 0.1 sent is in no message. Its last one carried the last link that a key of ADMIN_TOKEN signed.
CREATE INDEX sent_in_no_message ON deliveries (ended_at) WHERE status = 'sent' AND message IS NULL;
