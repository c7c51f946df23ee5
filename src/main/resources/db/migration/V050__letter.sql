-- Where letters find a party. What is empty is a way that does not lead there.
CREATE TABLE party_contact (
    party uuid PRIMARY KEY REFERENCES party,
    email text,
    -- The official electronic address (Law on the Official Electronic Address).
    e_address text
);

-- What was written to whom, with the facts in the letter as values that can be compared with ledger and payment files.
CREATE TABLE letter (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    case_id uuid NOT NULL,
    recipient uuid NOT NULL REFERENCES party,
    decision uuid REFERENCES decision,
    facts jsonb NOT NULL,
    document uuid NOT NULL UNIQUE REFERENCES document,
    written_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX letter_of_case ON letter (case_id, id);
CREATE INDEX letter_to ON letter (recipient, id);
CREATE TRIGGER letter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON letter
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
