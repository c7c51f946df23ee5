-- Steps 1 to 4: what a strategy allows, what a call offers, what was submitted.
CREATE TABLE strategy (
    id uuid PRIMARY KEY,
    lag text NOT NULL,
    title text NOT NULL,
    fund text NOT NULL CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    period text NOT NULL CHECK (period IN ('2014-2022', '2023-2027')),
    created_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX strategy_of_lag ON strategy (lag, id);

CREATE TABLE strategy_version (
    id uuid PRIMARY KEY,
    strategy uuid NOT NULL REFERENCES strategy,
    number integer NOT NULL,
    -- Empty while the group writes; an approved version never changes again.
    approved_at timestamptz,
    UNIQUE (strategy, number)
);

CREATE TABLE strategy_action (
    id uuid PRIMARY KEY,
    version uuid NOT NULL REFERENCES strategy_version,
    code text NOT NULL,
    name text NOT NULL,
    -- Eligible cost of one project, in euro; intensity in per cent.
    cap numeric(14, 2) NOT NULL CHECK (cap > 0),
    intensity numeric(5, 2) NOT NULL CHECK (intensity > 0 AND intensity <= 100),
    allocation numeric(14, 2) NOT NULL CHECK (allocation >= 0),
    UNIQUE (version, code)
);

CREATE TABLE criterion (
    id uuid PRIMARY KEY,
    action uuid NOT NULL REFERENCES strategy_action,
    position integer NOT NULL,
    name text NOT NULL,
    max_points numeric(6, 2) NOT NULL CHECK (max_points > 0),
    -- Nothing for a knock-out criterion: the application does not conform, whatever else it got.
    knockout boolean NOT NULL DEFAULT false,
    -- Decides between equal means.
    specific boolean NOT NULL DEFAULT false,
    UNIQUE (action, position)
);

CREATE FUNCTION strategy_version_is_frozen(p_version uuid) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT approved_at IS NOT NULL FROM strategy_version WHERE id = p_version $$;
CREATE FUNCTION strategy_refuse_change_of_approved() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF strategy_version_is_frozen(CASE TG_OP WHEN 'INSERT' THEN NEW.version ELSE OLD.version END) THEN
        RAISE EXCEPTION 'an approved strategy changes by a new version only' USING ERRCODE = 'LD001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER strategy_action_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_action
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE FUNCTION criterion_refuse_change_of_approved() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF strategy_version_is_frozen((SELECT version FROM strategy_action
                                   WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.action ELSE OLD.action END)) THEN
        RAISE EXCEPTION 'criteria of an approved strategy change by a new version only' USING ERRCODE = 'LD001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER criterion_frozen BEFORE INSERT OR UPDATE OR DELETE ON criterion
    FOR EACH ROW EXECUTE FUNCTION criterion_refuse_change_of_approved();

CREATE TABLE call_round (
    id uuid PRIMARY KEY,
    lag text NOT NULL,
    strategy_version uuid NOT NULL REFERENCES strategy_version,
    number integer NOT NULL,
    -- A continuous round closes in batches, each a row with an end of its own; the first carries the announcement.
    batch integer NOT NULL DEFAULT 1 CHECK (batch > 0),
    first_batch uuid REFERENCES call_round,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    -- Points of the mean total that a positive opinion needs.
    min_score numeric(6, 2) NOT NULL CHECK (min_score >= 0),
    reserve text NOT NULL CHECK (reserve IN ('none', 'call-up')),
    published_at timestamptz,
    -- Version of the form that applications to it are written on, fixed at its publication.
    application_form integer,
    closed_at timestamptz,
    UNIQUE (strategy_version, number, batch),
    CHECK ((published_at IS NULL) = (application_form IS NULL)),
    CHECK (opens_at < closes_at),
    CHECK ((batch = 1) = (first_batch IS NULL))
);
CREATE INDEX call_round_in_batches ON call_round (first_batch, batch) WHERE first_batch IS NOT NULL;

CREATE TABLE call_action (
    id uuid PRIMARY KEY,
    call uuid NOT NULL REFERENCES call_round,
    action uuid NOT NULL REFERENCES strategy_action,
    funding numeric(14, 2) NOT NULL CHECK (funding > 0),
    UNIQUE (call, action)
);

-- A published call stays as it was announced; only its closing is still written.
CREATE FUNCTION call_refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'closed_at') <> (to_jsonb(OLD) - 'closed_at') OR OLD.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published call does not change' USING ERRCODE = 'LD001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER call_frozen BEFORE UPDATE OR DELETE ON call_round
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION call_refuse_change_of_published();
CREATE FUNCTION call_action_refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM call_round WHERE published_at IS NOT NULL
               AND id = CASE TG_OP WHEN 'INSERT' THEN NEW.call ELSE OLD.call END) THEN
        RAISE EXCEPTION 'a published call does not change' USING ERRCODE = 'LD001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER call_action_frozen BEFORE INSERT OR UPDATE OR DELETE ON call_action
    FOR EACH ROW EXECUTE FUNCTION call_action_refuse_change_of_published();

-- Whoever submits holds this lock shared until commit; closing takes it exclusively. Batches of a round have one lock.
CREATE FUNCTION call_lock_key(p_call uuid) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT hashtextextended(
    'call ' || coalesce((SELECT first_batch FROM call_round WHERE id = p_call), p_call)::text, 0) $$;

-- Closes a call whose time is over. Waits for everybody who was stamped in time and has not committed yet.
CREATE FUNCTION close_call(p_call uuid) RETURNS boolean LANGUAGE plpgsql AS
$$ BEGIN
    PERFORM pg_advisory_xact_lock(call_lock_key(p_call));
    UPDATE call_round SET closed_at = leader_now()
    WHERE id = p_call AND published_at IS NOT NULL AND closed_at IS NULL AND leader_now() > closes_at;
    RETURN FOUND;
END $$;

CREATE TABLE application_number (
    prefix text PRIMARY KEY,
    last integer NOT NULL
);

CREATE TABLE application (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    -- The sender's key: the same submission sent twice is one application.
    submission_key text NOT NULL,
    call uuid NOT NULL REFERENCES call_round,
    call_action uuid NOT NULL REFERENCES call_action,
    applicant uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    municipality text NOT NULL,
    total_cost numeric(14, 2) NOT NULL CHECK (total_cost >= 0),
    eligible_cost numeric(14, 2) NOT NULL CHECK (eligible_cost > 0 AND eligible_cost <= total_cost),
    requested_support numeric(14, 2) NOT NULL CHECK (requested_support > 0 AND requested_support <= eligible_cost),
    -- Everything the applicant wrote, as sent.
    content jsonb NOT NULL,
    submitted_at timestamptz NOT NULL,
    UNIQUE (applicant, submission_key)
);
-- What the project would pay for, line by line; together it is what the application says.
CREATE TABLE application_cost_line (
    application uuid NOT NULL REFERENCES application,
    position integer NOT NULL CHECK (position > 0),
    category text NOT NULL CHECK (category IN ('construction', 'equipment', 'services', 'staff', 'general')),
    item text NOT NULL CHECK (item <> ''),
    total numeric(14, 2) NOT NULL CHECK (total > 0),
    eligible numeric(14, 2) NOT NULL CHECK (eligible >= 0 AND eligible <= total),
    supplier text NOT NULL,
    offers integer NOT NULL CHECK (offers >= 0),
    PRIMARY KEY (application, position)
);
CREATE TRIGGER application_cost_line_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON application_cost_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION costs_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    id_ uuid := CASE TG_TABLE_NAME WHEN 'application' THEN (to_jsonb(NEW) ->> 'id')::uuid
                                   ELSE (to_jsonb(NEW) ->> 'application')::uuid END;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM application a
                   WHERE a.id = id_ AND (a.total_cost, a.eligible_cost) =
                         (SELECT sum(total), sum(eligible) FROM application_cost_line WHERE application = a.id)) THEN
        RAISE EXCEPTION 'the cost lines of application % do not add up to it', id_ USING ERRCODE = 'LD014';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER application_costs_add_up AFTER INSERT ON application
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION costs_add_up();
CREATE CONSTRAINT TRIGGER application_cost_line_adds_up AFTER INSERT ON application_cost_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION costs_add_up();
CREATE INDEX application_of_call ON application (call, call_action, submitted_at);
CREATE INDEX application_of_applicant ON application (applicant, id);

-- The time of submission is the database's, stamped once, under the call's shared lock.
CREATE FUNCTION application_stamp() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    round_ call_round;
    later_ call_round;
    stamp timestamptz;
    prefix_ text;
    serial integer;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(call_lock_key(NEW.call));
    SELECT * INTO round_ FROM call_round WHERE id = NEW.call;
    stamp := leader_now();
    IF round_.published_at IS NULL OR stamp < round_.opens_at THEN
        RAISE EXCEPTION 'the call is not open yet' USING ERRCODE = 'LD010', DETAIL = round_.opens_at::text;
    END IF;
    -- A continuous round goes on: what comes after the end of one batch is the next one's.
    IF stamp > round_.closes_at THEN
        SELECT b.* INTO later_ FROM call_round b
        WHERE b.first_batch = coalesce(round_.first_batch, round_.id) AND b.batch > round_.batch
          AND stamp <= b.closes_at
        ORDER BY b.batch LIMIT 1;
        IF FOUND THEN
            SELECT there.id INTO NEW.call_action FROM call_action here
            JOIN call_action there ON there.action = here.action AND there.call = later_.id
            WHERE here.id = NEW.call_action;
            NEW.call := later_.id;
            round_ := later_;
        END IF;
    END IF;
    IF stamp > round_.closes_at OR round_.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the call is closed' USING ERRCODE = 'LD011', DETAIL = stamp::text;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM call_action WHERE id = NEW.call_action AND call = NEW.call) THEN
        RAISE EXCEPTION 'the action is not in the call' USING ERRCODE = 'LD012';
    END IF;
    NEW.submitted_at := stamp;
    prefix_ := NEW.number;
    INSERT INTO application_number VALUES (prefix_, 1)
    ON CONFLICT (prefix) DO UPDATE SET last = application_number.last + 1
    RETURNING last INTO serial;
    NEW.number := prefix_ || '-' || lpad(serial::text, 6, '0');
    RETURN NEW;
END $$;
CREATE TRIGGER application_stamped BEFORE INSERT ON application FOR EACH ROW EXECUTE FUNCTION application_stamp();

CREATE TRIGGER application_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON application
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE application_withdrawal (
    application uuid PRIMARY KEY REFERENCES application,
    withdrawn_at timestamptz NOT NULL DEFAULT leader_now(),
    withdrawn_by text NOT NULL,
    reason text NOT NULL
);
CREATE TRIGGER application_withdrawal_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON application_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
