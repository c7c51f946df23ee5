-- Numbers without gaps: the row is locked by who takes a number and returns with a rolled back transaction.
CREATE TABLE decision_number (
    kind text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (kind, year)
);

CREATE TABLE decision (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    year integer NOT NULL,
    serial integer NOT NULL CHECK (serial > 0),
    number text NOT NULL UNIQUE,
    case_id uuid NOT NULL,
    outcome text NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    approved_by text,
    signed_by text NOT NULL,
    in_force_from date NOT NULL,
    legal_basis text NOT NULL,
    reasons text NOT NULL,
    rulings jsonb NOT NULL,
    corrects uuid REFERENCES decision,
    UNIQUE (kind, year, serial),
    CONSTRAINT decision_approved_by_another CHECK (approved_by <> made_by)
);
CREATE INDEX decision_of_case ON decision (case_id, id);

CREATE TABLE decision_delivery (
    id uuid PRIMARY KEY,
    decision uuid NOT NULL REFERENCES decision,
    how text NOT NULL CHECK (how IN ('eps', 'e-mail', 'e-address', 'post', 'in-person')),
    recipient text NOT NULL,
    delivered_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX decision_delivery_of_decision ON decision_delivery (decision, id);

CREATE TRIGGER decision_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_delivery_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_delivery
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
