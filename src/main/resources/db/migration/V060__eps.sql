-- The applicants' portal: people with accounts of their own, whom they act for, and what they have begun to write.
CREATE TABLE eps_account (
    user_name text PRIMARY KEY CHECK (user_name = lower(user_name) AND user_name <> ''),
    name text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    -- Wrong passwords in a row; each doubles the time for which the account stays shut.
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz
);

CREATE TABLE eps_representation (
    account text NOT NULL REFERENCES eps_account,
    client uuid NOT NULL REFERENCES party,
    since timestamptz NOT NULL DEFAULT leader_now(),
    -- Empty while the person may act for the client.
    until timestamptz,
    PRIMARY KEY (account, client)
);
CREATE INDEX eps_representation_of_client ON eps_representation (client);

-- Begun and not lost: kept at every change, whatever is still wrong with it. Sent once.
CREATE TABLE eps_draft (
    id uuid PRIMARY KEY,
    account text NOT NULL REFERENCES eps_account,
    client uuid NOT NULL REFERENCES party,
    kind text NOT NULL,
    -- The action of a call for a new application, else the case.
    subject uuid NOT NULL,
    "values" jsonb NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT leader_now(),
    updated_at timestamptz NOT NULL DEFAULT leader_now(),
    sent_at timestamptz,
    -- The case it became or belongs to.
    case_id uuid,
    CHECK ((sent_at IS NULL) = (case_id IS NULL))
);
CREATE UNIQUE INDEX eps_draft_in_work ON eps_draft (client, kind, subject) WHERE sent_at IS NULL;
CREATE FUNCTION eps_draft_refuse_change_of_sent() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was sent does not change' USING ERRCODE = 'LD001'; END $$;
CREATE TRIGGER eps_draft_frozen BEFORE UPDATE OR DELETE ON eps_draft
    FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION eps_draft_refuse_change_of_sent();

-- Which decisions a person has opened: what is left waits for them on the first page.
CREATE TABLE eps_reading (
    account text NOT NULL REFERENCES eps_account,
    decision uuid NOT NULL REFERENCES decision,
    read_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (account, decision)
);
