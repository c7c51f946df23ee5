-- What happened to a case and must reach its process: written with the fact itself, applied by one job per row.
CREATE TABLE inbox (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    message text NOT NULL,
    -- The same fact reported twice is one row.
    dedupe_key text UNIQUE,
    variables jsonb NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT leader_now(),
    -- No receiver yet: the row waits until an instance of the case begins to wait for the message.
    parked boolean NOT NULL DEFAULT false,
    applied_at timestamptz,
    applied_to text
);
CREATE INDEX inbox_waiting ON inbox (case_id, message) WHERE applied_at IS NULL;

-- Where a case stands, since when and with whom: one row per change, never changed.
CREATE TABLE case_status (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    status text NOT NULL,
    body text NOT NULL,
    process text NOT NULL,
    element text NOT NULL,
    since timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX case_status_of_case ON case_status (case_id, id);

-- What a person answered in a task: kept outside the engine, never changed.
CREATE TABLE task_answer (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    process text NOT NULL,
    process_instance text NOT NULL,
    task text NOT NULL,
    task_id text NOT NULL,
    answered_by text NOT NULL,
    answered_at timestamptz NOT NULL DEFAULT leader_now(),
    answers jsonb NOT NULL
);
CREATE INDEX task_answer_of_case ON task_answer (case_id, task, id);

CREATE TRIGGER case_status_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_status
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER task_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON task_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The models of a build: a node releases only when its number is higher than the database's.
CREATE TABLE model_release (
    release bigint PRIMARY KEY,
    deployment_id text NOT NULL,
    released_at timestamptz NOT NULL DEFAULT leader_now()
);
