-- Which version of a table applies to a subject (a call, a claim, a year of an obligation): set once, never changed.
CREATE TABLE rule_pin (
    subject uuid NOT NULL,
    table_key text NOT NULL,
    version_tag text,
    hash text NOT NULL,
    pinned_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (subject, table_key)
);

-- No number without its rule: what a table was asked and what it answered.
CREATE TABLE rule_ruling (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    table_key text NOT NULL,
    version_tag text,
    hash text NOT NULL,
    inputs jsonb NOT NULL,
    outputs jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT leader_now(),
    -- An amount names the answer that gave it, and its own case's only.
    UNIQUE (id, case_id)
);
CREATE INDEX rule_ruling_of_case ON rule_ruling (case_id, id);

CREATE TRIGGER rule_pin_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_pin
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rule_ruling_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_ruling
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
