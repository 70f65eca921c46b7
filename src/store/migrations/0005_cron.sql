-- The first run of the cron is waited for from here on. Each run leaves when it began, and which turn it was.
INSERT INTO facts (name, value)
VALUES ('cron', json_object('at', NULL, 'turn', 0, 'awaitedSince', unixepoch() * 1000))
ON CONFLICT DO NOTHING;
