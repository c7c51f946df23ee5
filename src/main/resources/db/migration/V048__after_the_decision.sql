-- Steps 7 to 9 and what can happen beside them. All of it is written once.
CREATE TABLE challenge (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    decision uuid NOT NULL REFERENCES decision,
    reasons text NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL DEFAULT leader_now(),
    -- A decision is challenged once; after that the court decides.
    UNIQUE (decision)
);
CREATE TABLE court_appeal (
    decision uuid PRIMARY KEY REFERENCES decision,
    application uuid NOT NULL REFERENCES application,
    reference text NOT NULL,
    reported_by text NOT NULL,
    reported_at timestamptz NOT NULL DEFAULT leader_now()
);

CREATE TABLE amendment_request (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    reasons text NOT NULL,
    -- Term for carrying the project out that is asked for; empty where something else is to change.
    wanted_due date,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX amendment_request_of_application ON amendment_request (application, id);
CREATE TABLE project_given_up (
    application uuid PRIMARY KEY REFERENCES approval,
    reasons text NOT NULL,
    given_up_by text NOT NULL,
    given_up_at timestamptz NOT NULL DEFAULT leader_now()
);

-- One report a year until the results were kept for as long as the programme asks.
CREATE TABLE obligation (
    application uuid NOT NULL REFERENCES approval,
    ordinal integer NOT NULL CHECK (ordinal > 0),
    opens_at timestamptz NOT NULL,
    due date NOT NULL,
    PRIMARY KEY (application, ordinal)
);
CREATE TABLE obligation_period (
    application uuid PRIMARY KEY REFERENCES approval,
    begins date NOT NULL,
    ends date NOT NULL CHECK (ends > begins)
);
CREATE TABLE yearly_report (
    id uuid PRIMARY KEY,
    application uuid NOT NULL,
    ordinal integer NOT NULL,
    content jsonb NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL DEFAULT leader_now(),
    -- Asked for once, given once.
    UNIQUE (application, ordinal),
    FOREIGN KEY (application, ordinal) REFERENCES obligation
);
CREATE TABLE obligation_met (
    application uuid NOT NULL,
    ordinal integer NOT NULL,
    how text NOT NULL CHECK (how IN ('report', 'finding')),
    met_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (application, ordinal),
    FOREIGN KEY (application, ordinal) REFERENCES obligation
);

CREATE TABLE recovery (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    paid numeric(14, 2) NOT NULL CHECK (paid >= 0),
    share numeric(5, 2) NOT NULL CHECK (share BETWEEN 0 AND 100),
    amount numeric(14, 2) NOT NULL CHECK (amount >= 0 AND amount <= paid),
    ruling uuid NOT NULL,
    computed_at timestamptz NOT NULL DEFAULT leader_now(),
    FOREIGN KEY (ruling, application) REFERENCES rule_ruling (id, case_id)
);
CREATE INDEX recovery_of_application ON recovery (application, id);
CREATE TABLE recovery_explanation (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    explanation text NOT NULL,
    explained_by text NOT NULL,
    explained_at timestamptz NOT NULL DEFAULT leader_now()
);
-- What came back of a recovery, whole or in instalments; never more than it asks for.
CREATE TABLE repayment (
    id uuid PRIMARY KEY,
    recovery uuid NOT NULL REFERENCES recovery,
    amount numeric(14, 2) NOT NULL CHECK (amount > 0),
    booked_on date NOT NULL,
    reference text NOT NULL,
    booked_by text NOT NULL,
    booked_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX repayment_of_recovery ON repayment (recovery);
CREATE FUNCTION repayment_guard() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    asked numeric;
BEGIN
    SELECT amount INTO asked FROM recovery WHERE id = NEW.recovery FOR UPDATE;
    IF NEW.amount + coalesce((SELECT sum(amount) FROM repayment WHERE recovery = NEW.recovery), 0) > asked THEN
        RAISE EXCEPTION 'more than is to be repaid' USING ERRCODE = 'LD060', DETAIL = asked::text;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER repayment_guarded BEFORE INSERT ON repayment FOR EACH ROW EXECUTE FUNCTION repayment_guard();

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['challenge', 'court_appeal', 'amendment_request', 'project_given_up', 'obligation',
                                 'obligation_period', 'yearly_report', 'obligation_met', 'recovery',
                                 'recovery_explanation', 'repayment'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_ || '_append_only', name_);
    END LOOP;
END $$;
