-- People and organisations, and what ties them together over time: conflicts of interest are found from it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE municipality (
    -- ATVK 2021 code (Central Statistical Bureau).
    atvk text PRIMARY KEY CHECK (atvk ~ '^[0-9]{7}$'),
    name text NOT NULL
);
INSERT INTO municipality (atvk, name) VALUES
    ('0020000', 'Aizkraukles novads'),
    ('0021000', 'Alūksnes novads'),
    ('0022000', 'Augšdaugavas novads'),
    ('0023000', 'Ādažu novads'),
    ('0024000', 'Balvu novads'),
    ('0025000', 'Bauskas novads'),
    ('0026000', 'Cēsu novads'),
    ('0027000', 'Dienvidkurzemes novads'),
    ('0028000', 'Dobeles novads'),
    ('0029000', 'Gulbenes novads'),
    ('0030000', 'Jelgavas novads'),
    ('0031000', 'Jēkabpils novads'),
    ('0032000', 'Krāslavas novads'),
    ('0033000', 'Kuldīgas novads'),
    ('0034000', 'Ķekavas novads'),
    ('0035000', 'Limbažu novads'),
    ('0036000', 'Līvānu novads'),
    ('0037000', 'Ludzas novads'),
    ('0038001', 'Madonas novads'),
    ('0039000', 'Mārupes novads'),
    ('0040000', 'Ogres novads'),
    ('0041000', 'Olaines novads'),
    ('0042000', 'Preiļu novads'),
    ('0043000', 'Rēzeknes novads'),
    ('0044000', 'Ropažu novads'),
    ('0045000', 'Salaspils novads'),
    ('0046000', 'Saldus novads'),
    ('0047000', 'Saulkrastu novads'),
    ('0048000', 'Siguldas novads'),
    ('0049000', 'Smiltenes novads'),
    ('0051000', 'Talsu novads'),
    ('0052000', 'Tukuma novads'),
    ('0053000', 'Valkas novads'),
    ('0054000', 'Valmieras novads'),
    ('0056000', 'Ventspils novads');

-- Parishes and towns, from the official classification file; empty until it is imported.
CREATE TABLE parish (
    -- ATVK 2021: the first four figures are the municipality's, the next two 20 to 39 for towns, 40 to 99 for parishes.
    atvk text PRIMARY KEY CHECK (atvk ~ '^[0-9]{4}[2-9][0-9]{2}$'),
    municipality text NOT NULL REFERENCES municipality,
    name text NOT NULL,
    CHECK (left(atvk, 4) = left(municipality, 4)),
    UNIQUE (atvk, municipality)
);

CREATE TABLE party (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('PERSON', 'ORGANISATION')),
    name text NOT NULL,
    -- Business register number; people have none here.
    registration_number text UNIQUE,
    -- The engine's id of a person who works in the system.
    user_id text UNIQUE,
    -- Interest group in a LAG's votes, and whether it is a public authority (1303/2013 art. 32(2)(b), 34(3)(b)).
    interest_group text,
    public_authority boolean NOT NULL DEFAULT false
);

CREATE TABLE party_relation (
    id uuid PRIMARY KEY,
    party uuid NOT NULL REFERENCES party,
    other uuid NOT NULL REFERENCES party,
    kind text NOT NULL CHECK (kind IN ('MEMBER', 'BOARD', 'EMPLOYER', 'RELATIVE', 'PARTNER', 'MANDATE', 'OWNER', 'SUBSTITUTE', 'SUCCESSOR')),
    -- From the first day up to, not including, the last; open where it still holds.
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CHECK (party <> other),
    CONSTRAINT party_relation_once_at_a_time EXCLUDE USING gist (party WITH =, other WITH =, kind WITH =, valid WITH &&)
);
CREATE INDEX party_relation_from ON party_relation (party);
CREATE INDEX party_relation_to ON party_relation (other);

CREATE TABLE local_action_group (
    -- Also the tenant in the engine.
    code text PRIMARY KEY,
    party uuid NOT NULL REFERENCES party
);
CREATE TABLE lag_territory (
    lag text NOT NULL REFERENCES local_action_group,
    atvk text NOT NULL REFERENCES municipality,
    PRIMARY KEY (lag, atvk)
);

-- Ties count both ways: who employs and who is employed are equally not free.
CREATE VIEW party_tie AS
SELECT party AS one, other AS another, kind, valid FROM party_relation WHERE kind <> 'SUCCESSOR'
UNION ALL
SELECT other, party, kind, valid FROM party_relation WHERE kind <> 'SUCCESSOR';
