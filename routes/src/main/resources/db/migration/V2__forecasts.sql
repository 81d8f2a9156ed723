-- What was foreseen from a day on; of a day the last word, for 100 days.
CREATE TABLE forecasts (
    tenant   text COLLATE "C" NOT NULL,
    node     text COLLATE "C" NOT NULL,
    origin   date   NOT NULL,
    revision bigint NOT NULL,
    body     json   NOT NULL,
    PRIMARY KEY (tenant, node, origin)
);
