-- The views. All of it is made of what the bus says; dropped, it is made again. Each table keeps,
-- of what it is told about one key, what has the highest offset.

-- One row a part of a charge. A part that no longer counts stays as a row that is not standing, so
-- that an older word about it, told late or twice, does not bring it back.
CREATE TABLE charges (
    journal_offset    bigint   NOT NULL,
    instant           timestamptz,
    version           bigint   NOT NULL,
    day               date     NOT NULL,
    journal_partition integer  NOT NULL,
    reclean           integer  NOT NULL,
    -- Which of the charge's parts with this day and node it is, from 0; part counts over all of them.
    piece             smallint NOT NULL,
    part              smallint NOT NULL,
    standing          boolean  NOT NULL,
    -- First 128 bits of SHA-256 over source and id: ids may be long, and the index is what costs.
    identity          uuid     NOT NULL,
    tenant            text COLLATE "C" NOT NULL,
    node              text COLLATE "C" NOT NULL,
    ledger            numeric  NOT NULL,
    counted           numeric  NOT NULL,
    -- BilledCost of the whole charge.
    billed            numeric  NOT NULL,
    currency          text     NOT NULL,
    -- same, final, provisional or unrated: how counted became ledger.
    conversion        text     NOT NULL,
    source            text     NOT NULL,
    id                text     NOT NULL,
    category          text,
    service           text,
    account           text,
    description       text,
    import_id         text,
    tags              jsonb,
    -- The FOCUS columns that have no column here.
    focus             jsonb
) PARTITION BY RANGE (day);

-- The only index: it finds the charges behind a figure in their order, and what a restatement replaces.
CREATE UNIQUE INDEX charges_key ON charges (tenant, day, node, identity, piece);

-- Months get their partitions when they are first written; days outside 2000 to 2099 come here.
CREATE TABLE charges_other PARTITION OF charges DEFAULT;

CREATE TABLE usage (
    tenant         text COLLATE "C" NOT NULL,
    bucket         text COLLATE "C" NOT NULL,
    node           text COLLATE "C" NOT NULL,
    journal_offset bigint NOT NULL,
    currency       text   NOT NULL,
    -- A line a period: label, spent, held and, where there is one, budget, with tabs between. As text,
    -- because it is written some thousand times a second: arrays cost more than twice as much.
    periods        text   NOT NULL,
    PRIMARY KEY (tenant, bucket, node)
) WITH (fillfactor = 60);

-- A row a node and period, for people with SQL.
CREATE VIEW usage_periods AS
SELECT tenant, node, bucket, period, currency, budget, spent, held,
       budget - spent - held AS available, journal_offset
FROM (
    SELECT u.tenant, u.node, u.bucket, u.currency, u.journal_offset,
           cells[1] AS period, cells[2]::numeric AS spent, cells[3]::numeric AS held,
           cells[4]::numeric AS budget
    FROM usage u
    CROSS JOIN LATERAL string_to_table(u.periods, E'\n') AS line
    CROSS JOIN LATERAL string_to_array(line, E'\t') AS cells
) AS each;

CREATE VIEW usage_daily AS
SELECT tenant, node, period::date AS day, currency, budget, spent, held, available, journal_offset
FROM usage_periods
WHERE period ~ '^\d{4}-\d{2}-\d{2}$';

-- Kept for 48 hours. Room in each page, so that an update needs no new index entry.
CREATE TABLE windows (
    tenant         text COLLATE "C" NOT NULL,
    node           text COLLATE "C" NOT NULL,
    start          timestamptz NOT NULL,
    spent          numeric NOT NULL,
    charges        bigint  NOT NULL,
    journal_offset bigint  NOT NULL,
    PRIMARY KEY (tenant, node, start)
) WITH (fillfactor = 50);

-- Every record of every tenant's chain. bus_offset is that of the topic the record came from.
CREATE TABLE decisions (
    tenant     text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    id         text COLLATE "C" NOT NULL,
    policy     text NOT NULL,
    node       text NOT NULL,
    period     text NOT NULL,
    status     text NOT NULL,
    time       timestamptz NOT NULL,
    bus_offset bigint NOT NULL,
    -- json, not jsonb: as the bus said it, because hashes are made over it.
    body       json NOT NULL,
    PRIMARY KEY (tenant, number)
);
CREATE INDEX decisions_id ON decisions (tenant, id, number);

CREATE TABLE rejects (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    time       timestamptz NOT NULL,
    bus_offset bigint NOT NULL,
    source     text  NOT NULL,
    stage      text  NOT NULL,
    code       text  NOT NULL,
    place      text  NOT NULL,
    reason     text  NOT NULL,
    import_id  text,
    original   bytea NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX rejects_time ON rejects (tenant, time, id);

-- How many rows of an import each stage refused; counted when a reject is first seen.
CREATE TABLE import_rejects (
    tenant    text COLLATE "C" NOT NULL,
    import_id text COLLATE "C" NOT NULL,
    stage     text NOT NULL,
    rejected  bigint NOT NULL,
    PRIMARY KEY (tenant, import_id, stage)
);

-- One row an attempt.
CREATE TABLE deliveries (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    attempt    integer NOT NULL,
    decision   text NOT NULL,
    target     text NOT NULL,
    state      text NOT NULL,
    time       timestamptz NOT NULL,
    bus_offset bigint NOT NULL,
    body       json NOT NULL,
    PRIMARY KEY (tenant, id, attempt)
);

-- What collect says of an import, and what the ledger says: two tellers, each with its own order.
CREATE TABLE imports_collected (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    time       timestamptz NOT NULL,
    bus_offset bigint NOT NULL,
    body       json NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE imports_counted (
    tenant         text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL,
    journal_offset bigint NOT NULL,
    body           json NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- An import with its terms, for people with SQL.
CREATE VIEW imports AS
SELECT i.tenant, i.id, i.time,
       i.body ->> 'source' AS source, i.body ->> 'name' AS name,
       (i.body ->> 'rows')::bigint AS rows, (i.body ->> 'complete')::boolean AS complete,
       (l.body ->> 'applied')::bigint AS applied, (l.body ->> 'restated')::bigint AS restated,
       (l.body ->> 'duplicate')::bigint AS duplicate, (l.body ->> 'stale')::bigint AS stale,
       (l.body ->> 'conflict')::bigint AS conflict,
       (i.body ->> 'rejected')::bigint AS rejected_by_collect,
       coalesce(r.rejected, 0) AS rejected_by_clean,
       (l.body ->> 'rejected')::bigint AS rejected_by_ledger
FROM imports_collected i
LEFT JOIN imports_counted l ON l.tenant = i.tenant AND l.id = i.id
LEFT JOIN import_rejects r ON r.tenant = i.tenant AND r.import_id = i.id AND r.stage = 'clean';
