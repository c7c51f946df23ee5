-- A question that a case's process asks when it gets there: kept with it, so that no text becomes a process variable.
CREATE TABLE clarification_request (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    question text NOT NULL CHECK (question <> ''),
    asked_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT leader_now(),
    -- What became of it; null until the process asks.
    clarification uuid REFERENCES clarification
);
CREATE UNIQUE INDEX one_question_at_a_time ON clarification_request (case_id) WHERE clarification IS NULL;
