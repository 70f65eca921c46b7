-- Telephone numbers by which alerts of one customer under several contacts are found, in the form in which they are
-- compared. They are in the summary, which an erasure and the retention take away: so an entry goes with it. Summaries of
-- older versions have none, and so these are empty at first.
CREATE INDEX alerts_first_number ON alerts (project_id, summary ->> '$.phones[0].number', chat_id)
  WHERE summary ->> '$.phones[0].number' IS NOT NULL;
CREATE INDEX alerts_second_number ON alerts (project_id, summary ->> '$.phones[1].number', chat_id)
  WHERE summary ->> '$.phones[1].number' IS NOT NULL;
CREATE INDEX alerts_third_number ON alerts (project_id, summary ->> '$.phones[2].number', chat_id)
  WHERE summary ->> '$.phones[2].number' IS NOT NULL;
