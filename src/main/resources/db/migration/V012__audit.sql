-- What was done and read, chained by hash. Sixteen chains by case, so that cases rarely wait for each other.
CREATE TABLE audit_head (
    lane smallint PRIMARY KEY,
    seq bigint NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT ''
);
INSERT INTO audit_head (lane) SELECT generate_series(0, 15);

CREATE TABLE audit_entry (
    lane smallint NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    case_id uuid NOT NULL,
    rule text NOT NULL,
    -- SHA-256 of salt and content: binds the entry to content that may be erased by law.
    commitment bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (lane, seq)
);
CREATE INDEX audit_entry_of_case ON audit_entry (case_id, at);
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Hangs beside the chain: erased, it leaves the chain whole; changed, its commitment tells.
CREATE TABLE audit_content (
    lane smallint NOT NULL,
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (lane, seq),
    FOREIGN KEY (lane, seq) REFERENCES audit_entry
);
CREATE TRIGGER audit_content_never_changed BEFORE UPDATE OR TRUNCATE ON audit_content
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION audit_lane(p_case uuid) RETURNS smallint LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashtextextended(p_case::text, 0) & 15)::smallint $$;

CREATE FUNCTION audit_commit(p_salt bytea, p_content jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT sha256(p_salt || convert_to(p_content::text, 'UTF8')) $$;

CREATE FUNCTION audit_hash(e audit_entry) RETURNS bytea LANGUAGE sql STABLE AS
$$ SELECT sha256(convert_to(jsonb_build_array(
       e.lane, e.seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.action, e.case_id, e.rule,
       encode(e.commitment, 'hex'), encode(e.previous, 'hex'))::text, 'UTF8')) $$;

-- All entries of a transaction in one statement, lanes in one order: two transactions never wait in a circle.
CREATE FUNCTION audit_append(p_entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry record;
    head audit_head;
    written audit_entry;
    salt_ bytea;
BEGIN
    FOR entry IN
        SELECT audit_lane((value ->> 'caseId')::uuid) AS lane, value
        FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS given (value, position)
        ORDER BY 1, position
    LOOP
        SELECT * INTO head FROM audit_head WHERE lane = entry.lane FOR UPDATE;
        salt_ := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
        written.lane := entry.lane;
        written.seq := head.seq + 1;
        written.at := leader_now();
        written.actor := entry.value ->> 'actor';
        written.action := entry.value ->> 'action';
        written.case_id := (entry.value ->> 'caseId')::uuid;
        written.rule := entry.value ->> 'rule';
        written.commitment := audit_commit(salt_, entry.value -> 'content');
        written.previous := head.hash;
        written.hash := audit_hash(written);
        INSERT INTO audit_entry SELECT written.*;
        INSERT INTO audit_content VALUES (written.lane, written.seq, salt_, entry.value -> 'content');
        UPDATE audit_head SET seq = written.seq, hash = written.hash WHERE lane = entry.lane;
    END LOOP;
END $$;

-- What does not hold: nothing, or somebody went around the audit.
CREATE VIEW audit_finding AS
WITH chain AS (
    SELECT e AS entry, e.lane, e.seq, e.hash, e.previous, e.commitment,
           lag(e.hash, 1, ''::bytea) OVER lane_ AS before_hash, lag(e.seq, 1, 0::bigint) OVER lane_ AS before_seq
    FROM audit_entry e
    WINDOW lane_ AS (PARTITION BY e.lane ORDER BY e.seq)
)
SELECT lane, seq, 'changed' AS finding FROM chain WHERE hash <> audit_hash(entry)
UNION ALL
SELECT lane, seq, 'missing before' FROM chain WHERE seq <> before_seq + 1 OR previous <> before_hash
UNION ALL
SELECT h.lane, h.seq, 'missing at the end' FROM audit_head h
LEFT JOIN (SELECT DISTINCT ON (lane) lane, seq, hash FROM audit_entry ORDER BY lane, seq DESC) t USING (lane)
WHERE h.seq <> coalesce(t.seq, 0) OR h.hash <> coalesce(t.hash, '')
UNION ALL
SELECT c.lane, c.seq, 'content changed' FROM audit_content c JOIN audit_entry e USING (lane, seq)
WHERE e.commitment <> audit_commit(c.salt, c.content);
