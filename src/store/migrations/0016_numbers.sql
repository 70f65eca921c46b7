-- Telephone numbers by which alerts of one customer under several contacts are found, in the form in which they are
-- compared. They are in the summary, which an erasure and the retention take away: so an entry goes with it. Summaries of
-- older versions have none, and so these are empty at first.
CREATE INDEX alerts_first_number ON alerts (project_id, summary ->> '$.numbers[0]', chat_id)
  WHERE summary ->> '$.numbers[0]' IS NOT NULL;
CREATE INDEX alerts_second_number ON alerts (project_id, summary ->> '$.numbers[1]', chat_id)
  WHERE summary ->> '$.numbers[1]' IS NOT NULL;
CREATE INDEX alerts_third_number ON alerts (project_id, summary ->> '$.numbers[2]', chat_id)
  WHERE summary ->> '$.numbers[2]' IS NOT NULL;
