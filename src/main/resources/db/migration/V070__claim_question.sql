-- What an officer wants to know before a payment request is decided; asked when the check is completed.
CREATE TABLE claim_question (
    id uuid PRIMARY KEY,
    claim uuid NOT NULL REFERENCES claim,
    question text NOT NULL CHECK (question <> ''),
    written_by text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX claim_question_of_claim ON claim_question (claim, id);
CREATE TRIGGER claim_question_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_question
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
