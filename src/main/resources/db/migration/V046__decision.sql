-- Step 6: what the registers said, what support the rules gave, what was granted. All of it is written once.
CREATE TABLE register_check (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    register text NOT NULL,
    clear boolean NOT NULL,
    details text NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX register_check_of_application ON register_check (application, register, id);

-- Costs checked line by line (809/2014 art. 48(2)(e)); a later check replaces an earlier one.
CREATE TABLE cost_check (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    checked_by text NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT leader_now(),
    costs text NOT NULL CHECK (costs IN ('eligible', 'ineligible', 'clarify')),
    -- Code of what is wrong with applicant and costs together.
    finding text NOT NULL,
    -- What was compared, or the question asked.
    reasons text NOT NULL
);
CREATE INDEX cost_check_of_application ON cost_check (application, id);
CREATE TABLE cost_check_line (
    cost_check uuid NOT NULL REFERENCES cost_check,
    position integer NOT NULL,
    eligible numeric(14, 2) NOT NULL CHECK (eligible >= 0),
    -- Codes: by what the price was found reasonable, why less than applied for is eligible.
    basis text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (cost_check, position)
);

CREATE TABLE support_computation (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    -- Codes of the conditions not met, separated by blanks; empty where the application is eligible.
    refusals text NOT NULL,
    eligible_cost numeric(14, 2) NOT NULL CHECK (eligible_cost >= 0),
    support numeric(14, 2) NOT NULL CHECK (support >= 0 AND support <= eligible_cost),
    ruling uuid NOT NULL,
    computed_at timestamptz NOT NULL DEFAULT leader_now(),
    FOREIGN KEY (ruling, application) REFERENCES rule_ruling (id, case_id)
);
CREATE INDEX support_computation_of_application ON support_computation (application, id);

-- An approval opens the project; one that is annulled stays, with its annulment beside it.
CREATE TABLE approval (
    application uuid PRIMARY KEY REFERENCES application,
    decision uuid NOT NULL REFERENCES decision,
    eligible_cost numeric(14, 2) NOT NULL CHECK (eligible_cost > 0),
    support numeric(14, 2) NOT NULL CHECK (support > 0 AND support <= eligible_cost),
    approved_at timestamptz NOT NULL DEFAULT leader_now()
);

-- The term for carrying the project out; the latest counts.
CREATE TABLE implementation_term (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    due date NOT NULL,
    reason text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX implementation_term_of_application ON implementation_term (application, id);

-- Another grant instead, by the decision on a challenge; the latest counts.
CREATE TABLE approval_change (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES approval,
    decision uuid NOT NULL REFERENCES decision,
    eligible_cost numeric(14, 2) NOT NULL CHECK (eligible_cost > 0),
    support numeric(14, 2) NOT NULL CHECK (support > 0 AND support <= eligible_cost),
    ruling uuid NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT leader_now(),
    FOREIGN KEY (ruling, application) REFERENCES rule_ruling (id, case_id)
);
CREATE INDEX approval_change_of_application ON approval_change (application, id);

-- What is granted now, and until when it is carried out.
CREATE VIEW approval_in_force AS
SELECT p.application, p.decision, coalesce(c.eligible_cost, p.eligible_cost) AS eligible_cost,
       coalesce(c.support, p.support) AS support, p.approved_at, t.due AS implementation_due
FROM approval p
LEFT JOIN LATERAL (SELECT eligible_cost, support FROM approval_change
                   WHERE application = p.application ORDER BY id DESC LIMIT 1) c ON true
LEFT JOIN LATERAL (SELECT due FROM implementation_term
                   WHERE application = p.application ORDER BY id DESC LIMIT 1) t ON true;

-- De minimis aid granted by this system, summed over the years of the ceiling (2023/2831 art. 3); what is taken back
-- stands below zero.
CREATE TABLE de_minimis_aid (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    party uuid NOT NULL,
    granted_on date NOT NULL,
    amount numeric(14, 2) NOT NULL CHECK (amount <> 0)
);
CREATE INDEX de_minimis_aid_of_party ON de_minimis_aid (party, granted_on);

-- Stands in for the public registers where these can't be reached: demo and scenarios.
CREATE TABLE demo_register_entry (
    register text NOT NULL,
    registration_number text NOT NULL,
    details text NOT NULL,
    PRIMARY KEY (register, registration_number)
);

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['register_check', 'cost_check', 'cost_check_line', 'support_computation', 'approval', 'approval_change',
                                 'implementation_term', 'de_minimis_aid'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_ || '_append_only', name_);
    END LOOP;
END $$;
