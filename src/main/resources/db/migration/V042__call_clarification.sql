-- Step 3: a call while it is written, and its end before it ever opened.
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
    -- What the announcement says beside the table of actions.
    ADD COLUMN announcement text NOT NULL DEFAULT '';

-- A published call stays as it was announced; only its closing, or its end before it opened, is still written.
CREATE OR REPLACE FUNCTION call_refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE'
        OR (to_jsonb(NEW) - 'closed_at' - 'cancelled_at') <> (to_jsonb(OLD) - 'closed_at' - 'cancelled_at')
        OR OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL
        OR (NEW.cancelled_at IS NOT NULL AND NEW.cancelled_at >= OLD.opens_at) THEN
        RAISE EXCEPTION 'a published call does not change' USING ERRCODE = 'LD001';
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
