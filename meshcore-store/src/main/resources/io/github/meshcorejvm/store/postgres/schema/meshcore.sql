-- The tables of this program's own, one set for each database; their rows name the telemetry schema that they belong to.
CREATE SCHEMA IF NOT EXISTS meshcore;

-- Raised in each write transaction by its writer: tells the others that what they remember of rows is out of date.
CREATE TABLE IF NOT EXISTS meshcore.turn (
    schema text PRIMARY KEY,
    seq bigint NOT NULL,
    writer text NOT NULL
);

-- The last batch that each process committed: tells whether a commit whose answer was lost took effect.
CREATE TABLE IF NOT EXISTS meshcore.writers (
    schema text,
    writer text,
    batch bigint NOT NULL,
    at text NOT NULL,
    PRIMARY KEY (schema, writer)
);

-- State that this program keeps between runs, such as how far the neighbor graph is built.
CREATE TABLE IF NOT EXISTS meshcore.state (
    schema text,
    key text,
    value text,
    PRIMARY KEY (schema, key)
);
