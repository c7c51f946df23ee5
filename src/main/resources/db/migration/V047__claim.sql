-- Step 7: payment requests, what the officer accepted of them, what is payable. All of it is written once.
CREATE TABLE claim (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    -- The sender's key: the same request sent twice is one.
    submission_key text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('advance', 'interim', 'final')),
    claimed_cost numeric(14, 2) NOT NULL CHECK (claimed_cost > 0),
    iban text NOT NULL,
    content jsonb NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL DEFAULT leader_now(),
    UNIQUE (application, number),
    UNIQUE (application, submission_key)
);
CREATE TABLE claim_line (
    claim uuid NOT NULL REFERENCES claim,
    position integer NOT NULL,
    description text NOT NULL,
    amount numeric(14, 2) NOT NULL CHECK (amount > 0),
    PRIMARY KEY (claim, position)
);

-- The administrative check line by line (809/2014 art. 48(3)); a later check replaces an earlier one.
CREATE TABLE claim_check (
    id uuid PRIMARY KEY,
    claim uuid NOT NULL REFERENCES claim,
    checked_by text NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT leader_now(),
    result text NOT NULL DEFAULT 'accept' CHECK (result IN ('accept', 'clarify', 'refuse')),
    -- What was built or done against what was approved; empty where nothing was compared, as for an advance.
    delivered text CHECK (delivered IN ('as-approved', 'differs')),
    difference text NOT NULL DEFAULT '',
    -- The question asked, the reasons of a refusal, or what the second checker should know.
    remarks text NOT NULL DEFAULT ''
);
CREATE INDEX claim_check_of_claim ON claim_check (claim, id);
CREATE TABLE claim_check_line (
    claim_check uuid NOT NULL REFERENCES claim_check,
    position integer NOT NULL,
    accepted numeric(14, 2) NOT NULL CHECK (accepted >= 0),
    -- Code of the reason where less than the claimed amount is accepted.
    reason text NOT NULL,
    PRIMARY KEY (claim_check, position)
);

-- Support asked for (a) and due (b) and what the reduction rule makes of them (809/2014 art. 63).
CREATE TABLE claim_examination (
    id uuid PRIMARY KEY,
    claim uuid NOT NULL REFERENCES claim,
    claimed_support numeric(14, 2) NOT NULL CHECK (claimed_support >= 0),
    examined_support numeric(14, 2) NOT NULL CHECK (examined_support >= 0),
    payable numeric(14, 2) NOT NULL CHECK (payable >= 0 AND payable <= claimed_support),
    penalty numeric(14, 2) NOT NULL CHECK (penalty >= 0),
    ruling uuid NOT NULL,
    examined_at timestamptz NOT NULL DEFAULT leader_now(),
    FOREIGN KEY (ruling, claim) REFERENCES rule_ruling (id, case_id)
);
CREATE INDEX claim_examination_of_claim ON claim_examination (claim, id);

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['claim', 'claim_line', 'claim_check', 'claim_check_line', 'claim_examination'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_ || '_append_only', name_);
    END LOOP;
END $$;
