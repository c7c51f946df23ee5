-- Step 3: a call while it is written, its announcement, and what becomes of it after that.
CREATE TABLE call_draft (
    -- The case; once published, also the id of the call.
    id uuid PRIMARY KEY,
    lag text NOT NULL,
    fund text NOT NULL CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    period text NOT NULL CHECK (period IN ('2014-2022', '2023-2027')),
    started_by text,
    -- What the group writes, whole or half-finished: saving always works.
    draft jsonb NOT NULL DEFAULT '{}',
    -- Why the last check, or the publication, gave it back.
    reasons jsonb NOT NULL DEFAULT '[]',
    checked_at timestamptz,
    cancelled_at timestamptz,
    cancelled_by text,
    created_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX call_draft_of_lag ON call_draft (lag, id);

ALTER TABLE call_round
    ADD COLUMN cancelled_at timestamptz,
    -- When what was left of its money went on, to the next batch or back to the strategy.
    ADD COLUMN settled_at timestamptz;

-- The announcement as it was published, and each correction of it: what the actions, their money, the criteria and the
-- points are stands in the call and is never corrected.
CREATE TABLE call_announcement (
    call uuid NOT NULL REFERENCES call_round,
    version integer NOT NULL CHECK (version > 0),
    contacts text NOT NULL CHECK (contacts ~ '\S'),
    -- Where strategy and criteria can be read.
    strategy_at text NOT NULL CHECK (strategy_at ~ '\S'),
    announcement text NOT NULL,
    -- End of the round, or of the last batch.
    closes_at timestamptz NOT NULL,
    -- Why it was corrected; nothing in the first version.
    reasons text CHECK (reasons ~ '\S'),
    -- The same as PDF/A.
    document uuid REFERENCES document,
    published_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (call, version),
    CHECK ((version = 1) = (reasons IS NULL))
);
CREATE TRIGGER call_announcement_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON call_announcement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A correction or cancellation of a published call, while the group writes it and the paying agency agrees on it.
CREATE TABLE call_change (
    id uuid PRIMARY KEY,
    call uuid NOT NULL REFERENCES call_round,
    -- What the group writes, whole or half-finished.
    draft jsonb NOT NULL DEFAULT '{}',
    -- Why it could not be published.
    refusals jsonb NOT NULL DEFAULT '[]',
    begun_by text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT leader_now(),
    -- What it was in the end; nothing where the group let the call stand.
    kind text CHECK (kind IN ('correction', 'cancellation')),
    ended_at timestamptz,
    CHECK (kind IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX call_change_under_way ON call_change (call) WHERE ended_at IS NULL;

-- A published call stays as it was announced. Still written are its closing, where its money went, a longer period that
-- was announced, and its cancellation: before it opens by the group, then with the paying agency, until it is decided.
CREATE OR REPLACE FUNCTION call_refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    written_ text[] := ARRAY['closed_at', 'cancelled_at', 'settled_at', 'closes_at'];
    announced_ uuid := coalesce(OLD.first_batch, OLD.id);
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - written_ <> to_jsonb(OLD) - written_
        OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at
        OR OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at
        OR OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at
        OR OLD.cancelled_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
        RAISE EXCEPTION 'a published call does not change' USING ERRCODE = 'LD001';
    END IF;
    IF NEW.closes_at <> OLD.closes_at AND (
        NEW.closes_at < OLD.closes_at OR OLD.closed_at IS NOT NULL OR leader_now() > OLD.closes_at
        OR NEW.closes_at IS DISTINCT FROM (SELECT closes_at FROM call_announcement WHERE call = announced_
                                           ORDER BY version DESC LIMIT 1)) THEN
        RAISE EXCEPTION 'the period of a published call does not change' USING ERRCODE = 'LD001';
    END IF;
    IF NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at AND (
        EXISTS (SELECT 1 FROM conformity WHERE call = OLD.id)
        OR NEW.cancelled_at >= OLD.opens_at AND NOT EXISTS (
            SELECT 1 FROM call_change
            WHERE call = announced_ AND kind = 'cancellation')) THEN
        RAISE EXCEPTION 'a published call does not change: it is open, or decided' USING ERRCODE = 'LD001';
    END IF;
    RETURN NEW;
END $$;

-- Nobody submits to a call that was given up. The shared lock is taken by the stamp before.
CREATE FUNCTION application_refuse_in_cancelled_call() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM call_round WHERE id = NEW.call AND cancelled_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the call was given up' USING ERRCODE = 'LD013';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER application_z_not_in_cancelled_call BEFORE INSERT ON application
    FOR EACH ROW EXECUTE FUNCTION application_refuse_in_cancelled_call();

-- A question to whoever a case is about, with its term, and the answer.
CREATE TABLE clarification (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    question text NOT NULL CHECK (question <> ''),
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT leader_now(),
    -- First moment at which an answer comes too late.
    due timestamptz NOT NULL,
    answer text CHECK (answer <> ''),
    answered_by text,
    answered_at timestamptz,
    CHECK (answered_at < due),
    CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
CREATE INDEX clarification_of_case ON clarification (case_id, id);
CREATE FUNCTION clarification_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL OR NEW.question <> OLD.question OR NEW.due <> OLD.due THEN
        RAISE EXCEPTION 'questions and answers stand' USING ERRCODE = 'LD001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER clarification_stands BEFORE UPDATE OR DELETE ON clarification
    FOR EACH ROW EXECUTE FUNCTION clarification_refuse_change();

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
