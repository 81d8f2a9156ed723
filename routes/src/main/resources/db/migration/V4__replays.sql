-- When the original of a reject was put on the bus again; if it was refused once more, that is another reject.
ALTER TABLE rejects ADD COLUMN replayed timestamptz;
ALTER TABLE rejects ADD COLUMN replayed_by text;

-- How often the same original was replayed.
CREATE INDEX rejects_replayed ON rejects (tenant, md5(original)) WHERE replayed IS NOT NULL;

-- What is still to be mended, the oldest first.
CREATE INDEX rejects_open ON rejects (tenant, time, id) WHERE replayed IS NULL;
