-- How many evaluators a group lets score in a call, where it wants more than the programme's least.
CREATE TABLE evaluator_panel (
    call uuid PRIMARY KEY REFERENCES call_round,
    size integer NOT NULL CHECK (size > 1)
);

-- An evaluator who can't score an application says so instead of signing a sheet.
CREATE TABLE score_resignation (
    application uuid NOT NULL REFERENCES application,
    evaluator text NOT NULL,
    reasons text NOT NULL,
    resigned_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (application, evaluator)
);
CREATE TRIGGER score_resignation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON score_resignation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
