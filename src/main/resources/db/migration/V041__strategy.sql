-- Steps 1 and 2: what a group writes, what the committee says, and the version that money and calls rest on.
ALTER TABLE strategy
    ADD COLUMN started_by text,
    -- Whether the programme keeps a performance reserve back for it until mid-term.
    ADD COLUMN reserve_kept boolean NOT NULL DEFAULT false;

ALTER TABLE strategy_version
    -- What the group writes, whole or half-finished: saving always works. It stands once it is handed in.
    ADD COLUMN draft jsonb NOT NULL DEFAULT '{}',
    -- How often it was written, and by whom last: who wrote on an older one is refused.
    ADD COLUMN revision integer NOT NULL DEFAULT 0,
    ADD COLUMN written_by text,
    -- Why the rules or the committee gave it back: refusals with code and facts.
    ADD COLUMN reasons jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN handed_in_at timestamptz,
    -- Public money that the version shares out, the reserve left out; and the part of it for running costs.
    ADD COLUMN total numeric(14, 2) CHECK (total > 0),
    ADD COLUMN running_costs numeric(14, 2) CHECK (running_costs >= 0 AND running_costs <= total),
    -- From the approval on: its own title, what the territory is like, and how it orders what specific criteria leave
    -- equal.
    ADD COLUMN title text,
    ADD COLUMN situation text,
    ADD COLUMN next_rule text CHECK (next_rule IN ('more-points', 'smaller-support'));

CREATE FUNCTION strategy_version_guard() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL THEN
        RAISE EXCEPTION 'an approved strategy changes by a new version only' USING ERRCODE = 'LD001';
    END IF;
    IF OLD.handed_in_at IS NOT NULL
        AND (NEW.draft <> OLD.draft OR NEW.handed_in_at IS DISTINCT FROM OLD.handed_in_at) THEN
        RAISE EXCEPTION 'a strategy that is handed in changes by a new version only' USING ERRCODE = 'LD001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER strategy_version_stands BEFORE UPDATE OR DELETE ON strategy_version
    FOR EACH ROW EXECUTE FUNCTION strategy_version_guard();

ALTER TABLE strategy_action
    ADD COLUMN round_kind text NOT NULL DEFAULT 'rounds' CHECK (round_kind IN ('rounds', 'continuous', 'cooperation')),
    -- Points that an application in this action needs at least.
    ADD COLUMN min_score numeric(6, 2) NOT NULL DEFAULT 0 CHECK (min_score >= 0),
    -- Kinds of applicants, separated by commas; empty where all may apply.
    ADD COLUMN applicants text NOT NULL DEFAULT '',
    -- Empty where the strategy's own fund pays.
    ADD COLUMN fund text CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    ADD COLUMN activity text;

ALTER TABLE criterion
    -- Decides after the specific ones, where the strategy's next rule is more points.
    ADD COLUMN next boolean NOT NULL DEFAULT false,
    ADD COLUMN aspect text CHECK (aspect IN ('innovation', 'integration'));
-- Points that a criterion allows; any up to its highest where there are none.
CREATE TABLE criterion_step (
    criterion uuid NOT NULL REFERENCES criterion,
    points numeric(6, 2) NOT NULL CHECK (points >= 0),
    meaning text NOT NULL,
    PRIMARY KEY (criterion, points)
);
CREATE FUNCTION criterion_step_refuse_change_of_approved() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF strategy_version_is_frozen((SELECT a.version FROM criterion c JOIN strategy_action a ON a.id = c.action
                                   WHERE c.id = CASE TG_OP WHEN 'INSERT' THEN NEW.criterion ELSE OLD.criterion END)) THEN
        RAISE EXCEPTION 'criteria of an approved strategy change by a new version only' USING ERRCODE = 'LD001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER criterion_step_frozen BEFORE INSERT OR UPDATE OR DELETE ON criterion_step
    FOR EACH ROW EXECUTE FUNCTION criterion_step_refuse_change_of_approved();

-- Rows of a version from its approval on.
CREATE TABLE strategy_involvement (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('meeting', 'survey', 'other')),
    day date NOT NULL,
    place text,
    participants integer CHECK (participants >= 0),
    outcome text NOT NULL,
    PRIMARY KEY (version, position)
);
CREATE TABLE strategy_territory (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    atvk text NOT NULL REFERENCES municipality,
    -- Empty where the whole municipality belongs to it.
    parish text,
    population integer NOT NULL CHECK (population > 0),
    -- Empty where it belongs to the territory of all funds.
    fund text CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    PRIMARY KEY (version, position),
    UNIQUE NULLS NOT DISTINCT (version, atvk, parish, fund),
    FOREIGN KEY (parish, atvk) REFERENCES parish (atvk, municipality)
);
CREATE TABLE strategy_member (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    name text NOT NULL,
    sector text NOT NULL CHECK (sector IN ('public', 'private', 'civil')),
    interest_group text NOT NULL,
    PRIMARY KEY (version, position)
);
CREATE TABLE strategy_need (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    name text NOT NULL,
    evidence text NOT NULL,
    PRIMARY KEY (version, position)
);
CREATE TABLE strategy_objective (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    name text NOT NULL,
    priority text NOT NULL,
    indicator text NOT NULL,
    unit text NOT NULL,
    target numeric(14, 2) NOT NULL,
    target_year integer NOT NULL,
    PRIMARY KEY (version, position)
);
CREATE TABLE strategy_indicator (
    action uuid NOT NULL REFERENCES strategy_action,
    position integer NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    target numeric(14, 2) NOT NULL CHECK (target > 0),
    PRIMARY KEY (action, position)
);
CREATE TABLE strategy_cooperation (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    name text NOT NULL,
    partners text NOT NULL,
    -- Code of the action that pays for it.
    action text NOT NULL,
    PRIMARY KEY (version, position),
    FOREIGN KEY (version, action) REFERENCES strategy_action (version, code)
);
CREATE TABLE strategy_plan_year (
    version uuid NOT NULL REFERENCES strategy_version,
    position integer NOT NULL,
    -- Empty where the strategy's own fund pays.
    fund text CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    year integer NOT NULL,
    amount numeric(14, 2) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (version, position),
    UNIQUE NULLS NOT DISTINCT (version, fund, year)
);
CREATE FUNCTION strategy_indicator_refuse_change_of_approved() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF strategy_version_is_frozen((SELECT version FROM strategy_action
                                   WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.action ELSE OLD.action END)) THEN
        RAISE EXCEPTION 'an approved strategy changes by a new version only' USING ERRCODE = 'LD001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER strategy_indicator_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_indicator
    FOR EACH ROW EXECUTE FUNCTION strategy_indicator_refuse_change_of_approved();
CREATE TRIGGER strategy_involvement_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_involvement
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_territory_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_territory
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_member_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_member
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_need_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_need
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_objective_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_objective
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_cooperation_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_cooperation
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();
CREATE TRIGGER strategy_plan_year_frozen BEFORE INSERT OR UPDATE OR DELETE ON strategy_plan_year
    FOR EACH ROW EXECUTE FUNCTION strategy_refuse_change_of_approved();

-- One committee member's assessment of a version: open while it is written, never changed once signed.
CREATE TABLE strategy_sheet (
    version uuid NOT NULL REFERENCES strategy_version,
    member text NOT NULL,
    marks jsonb NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT leader_now(),
    signed_at timestamptz,
    PRIMARY KEY (version, member)
);
-- The committee's meeting on a version: who came, who voted how, what was decided. Sealed with the decision.
CREATE TABLE strategy_vote (
    version uuid NOT NULL REFERENCES strategy_version,
    -- A meeting without a quorum is followed by another.
    meeting integer NOT NULL CHECK (meeting > 0),
    record jsonb NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT leader_now(),
    signed_at timestamptz,
    PRIMARY KEY (version, meeting)
);
-- The group's own meetings on a version: who of its members came, who voted how, what was decided. Sealed once signed.
CREATE TABLE strategy_approval (
    version uuid NOT NULL REFERENCES strategy_version,
    -- A version that the rules give back is voted on again.
    meeting integer NOT NULL CHECK (meeting > 0),
    record jsonb NOT NULL,
    decided text CHECK (decided IN ('hand-in', 'return', 'give-up')),
    saved_at timestamptz NOT NULL DEFAULT leader_now(),
    -- What the rules of voting answered, with the numbers asked.
    ruling uuid REFERENCES rule_ruling,
    signed_by text,
    signed_at timestamptz,
    PRIMARY KEY (version, meeting),
    CHECK (signed_at IS NULL OR (decided IS NOT NULL AND ruling IS NOT NULL AND signed_by IS NOT NULL))
);
CREATE FUNCTION strategy_refuse_change_of_signed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is signed and does not change', TG_TABLE_NAME USING ERRCODE = 'LD001'; END $$;
CREATE TRIGGER strategy_sheet_signed BEFORE UPDATE OR DELETE ON strategy_sheet
    FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION strategy_refuse_change_of_signed();
CREATE TRIGGER strategy_vote_signed BEFORE UPDATE OR DELETE ON strategy_vote
    FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION strategy_refuse_change_of_signed();
CREATE TRIGGER strategy_approval_signed BEFORE UPDATE OR DELETE ON strategy_approval
    FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION strategy_refuse_change_of_signed();
