-- Step 5: who was free of interest, what each evaluator gave, what the board decided. All of it is written once.

-- One declaration for all applications of an action, before any content is shown (2021/1060 art. 33(3)(b)).
CREATE TABLE conflict_declaration (
    call_action uuid NOT NULL REFERENCES call_action,
    evaluator text NOT NULL,
    -- What the person declared; ties that the party register knows exclude as well.
    free boolean NOT NULL,
    reasons text NOT NULL,
    tie_found boolean NOT NULL,
    declared_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (call_action, evaluator)
);

-- One at a time per action: who leaves, who is drawn and what is added up see each other.
CREATE FUNCTION lock_assessment(p_call_action uuid) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock(hashtextextended('assessment ' || p_call_action::text, 0)); END $$;

-- A draw can be repeated: the candidates in order of their names, shuffled with the seed, the first of them taken.
CREATE TABLE evaluator_draw (
    id uuid PRIMARY KEY,
    call_action uuid NOT NULL REFERENCES call_action,
    seed bigint NOT NULL,
    -- Whose place it fills again; null for the first draw of the action.
    replaces text,
    drawn_at timestamptz NOT NULL DEFAULT leader_now(),
    UNIQUE (id, call_action),
    CONSTRAINT a_place_is_filled_once UNIQUE NULLS NOT DISTINCT (call_action, replaces)
);
CREATE TABLE evaluator_drawn (
    draw uuid NOT NULL,
    call_action uuid NOT NULL,
    evaluator text NOT NULL,
    drawn boolean NOT NULL,
    PRIMARY KEY (draw, evaluator),
    FOREIGN KEY (draw, call_action) REFERENCES evaluator_draw (id, call_action)
);
CREATE UNIQUE INDEX nobody_is_drawn_twice ON evaluator_drawn (call_action, evaluator) WHERE drawn;

-- Who left the evaluators of an action, and why. Their sheets are kept and no longer count.
CREATE TABLE evaluator_leaving (
    call_action uuid NOT NULL REFERENCES call_action,
    evaluator text NOT NULL,
    cause text NOT NULL CHECK (cause IN ('interest-declared', 'interest-detected', 'silent')),
    reasons text NOT NULL,
    -- The evaluator, the manager, or nobody where the register of parties told it.
    reported_by text NOT NULL,
    -- The board had met before: nothing is scored again, who looks at the opinion weighs it.
    after_decision boolean NOT NULL,
    left_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (call_action, evaluator)
);

CREATE TABLE score_sheet (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES application,
    evaluator text NOT NULL,
    -- 1 is the first scoring, 2 the second look after far apart scores.
    version integer NOT NULL CHECK (version > 0),
    signed_at timestamptz NOT NULL DEFAULT leader_now(),
    UNIQUE (application, evaluator, version)
);
CREATE TABLE score (
    sheet uuid NOT NULL REFERENCES score_sheet,
    criterion uuid NOT NULL REFERENCES criterion,
    points numeric(6, 2) NOT NULL CHECK (points >= 0),
    comment text NOT NULL,
    PRIMARY KEY (sheet, criterion)
);

-- Nobody scores where a conflict is declared or known, nor without having been drawn.
CREATE FUNCTION score_sheet_guard() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    action_ uuid;
BEGIN
    SELECT call_action INTO action_ FROM application WHERE id = NEW.application;
    IF NOT EXISTS (SELECT 1 FROM conflict_declaration
                   WHERE call_action = action_ AND evaluator = NEW.evaluator AND free AND NOT tie_found) THEN
        RAISE EXCEPTION 'not declared free of interest' USING ERRCODE = 'LD020';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM evaluator_drawn
                   WHERE call_action = action_ AND evaluator = NEW.evaluator AND drawn) THEN
        RAISE EXCEPTION 'not drawn as an evaluator of this action' USING ERRCODE = 'LD021';
    END IF;
    IF EXISTS (SELECT 1 FROM evaluator_leaving WHERE call_action = action_ AND evaluator = NEW.evaluator) THEN
        RAISE EXCEPTION 'no longer an evaluator of this action' USING ERRCODE = 'LD024';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER score_sheet_guarded BEFORE INSERT ON score_sheet FOR EACH ROW EXECUTE FUNCTION score_sheet_guard();

-- Points between nothing and the criterion's maximum; both ends need a reason.
CREATE FUNCTION score_guard() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    max_ numeric;
BEGIN
    SELECT max_points INTO max_ FROM criterion WHERE id = NEW.criterion;
    IF NEW.points > max_ THEN
        RAISE EXCEPTION 'more points than the criterion has' USING ERRCODE = 'LD022', DETAIL = max_::text;
    END IF;
    IF NEW.points IN (0, max_) AND NEW.comment !~ '\S' THEN
        RAISE EXCEPTION 'a comment is missing' USING ERRCODE = 'LD023';
    END IF;
    IF EXISTS (SELECT 1 FROM criterion_step WHERE criterion = NEW.criterion)
        AND NOT EXISTS (SELECT 1 FROM criterion_step WHERE criterion = NEW.criterion AND points = NEW.points) THEN
        RAISE EXCEPTION 'no step of the criterion' USING ERRCODE = 'LD025';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER score_guarded BEFORE INSERT ON score FOR EACH ROW EXECUTE FUNCTION score_guard();

-- The newest sheet of each evaluator who stayed.
CREATE VIEW counting_sheet AS
SELECT DISTINCT ON (s.application, s.evaluator) s.id, s.application, s.evaluator
FROM score_sheet s
JOIN application a ON a.id = s.application
WHERE NOT EXISTS (SELECT 1 FROM evaluator_leaving l
                  WHERE l.call_action = a.call_action AND l.evaluator = s.evaluator AND NOT l.after_decision)
ORDER BY s.application, s.evaluator, s.version DESC;

-- What the evaluators found; a replaced evaluator makes it a new version, the highest counts.
CREATE TABLE assessment_result (
    application uuid NOT NULL REFERENCES application,
    version integer NOT NULL CHECK (version > 0),
    -- False where an intake rule is not met; then there are no points.
    accepted boolean NOT NULL,
    -- Codes of the rules not met, separated by blanks.
    refusals text NOT NULL,
    -- Sum over the sheets; the mean is points / sheets and never rounded for comparison.
    points numeric(12, 2) NOT NULL,
    specific_points numeric(12, 2) NOT NULL,
    -- Points in the criteria that decide next, where the strategy says so.
    next_points numeric(12, 2) NOT NULL,
    sheets integer NOT NULL,
    knocked_out boolean NOT NULL,
    -- Only with the sheets of all who were drawn can an application reach the minimum.
    complete boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (application, version),
    CONSTRAINT sheets_only_of_accepted CHECK (accepted OR sheets = 0)
);

-- Scored before its evaluator was replaced: it is scored once more, and another result follows.
CREATE TABLE rescoring (
    application uuid NOT NULL REFERENCES application,
    draw uuid NOT NULL REFERENCES evaluator_draw,
    PRIMARY KEY (application, draw)
);

-- The list laid before the board, with what it rests on; what the board decides stands in conformity.
CREATE TABLE ranking_list (
    id uuid PRIMARY KEY,
    call_action uuid NOT NULL REFERENCES call_action,
    min_score numeric NOT NULL,
    -- The strategy's rule between equals; null where the time of submission decides.
    next_rule text,
    available numeric(14, 2) NOT NULL,
    ranked_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX ranking_list_of_action ON ranking_list (call_action, id);
CREATE TABLE ranking (
    list uuid NOT NULL REFERENCES ranking_list,
    application uuid NOT NULL REFERENCES application,
    rank integer NOT NULL CHECK (rank > 0),
    funded boolean NOT NULL,
    PRIMARY KEY (list, application),
    UNIQUE (list, rank)
);

-- A meeting is written down once; a corrected record is a new one, the latest counts.
CREATE TABLE board_meeting (
    id uuid PRIMARY KEY,
    call uuid NOT NULL REFERENCES call_round,
    -- Of a general meeting: the application that the board could not decide.
    application uuid REFERENCES application,
    held_on date NOT NULL,
    -- Of a general meeting called again: the day of the first, which had no quorum.
    repeat_of date CHECK (repeat_of IS NULL OR repeat_of < held_on AND application IS NOT NULL),
    minutes text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX board_meeting_of_subject ON board_meeting (coalesce(application, call), id);
CREATE TABLE board_attendance (
    meeting uuid NOT NULL REFERENCES board_meeting,
    member uuid NOT NULL REFERENCES party,
    present boolean NOT NULL,
    PRIMARY KEY (meeting, member)
);
-- Who was not free of interest in which application: bars from the vote on all of its action.
CREATE TABLE board_abstention (
    meeting uuid NOT NULL REFERENCES board_meeting,
    application uuid NOT NULL REFERENCES application,
    member uuid NOT NULL REFERENCES party,
    declared boolean NOT NULL,
    -- The register of parties knew of it on the day of the meeting.
    found boolean NOT NULL,
    CHECK (declared OR found),
    PRIMARY KEY (meeting, application, member)
);
CREATE TABLE board_vote (
    meeting uuid NOT NULL REFERENCES board_meeting,
    application uuid NOT NULL REFERENCES application,
    member uuid NOT NULL REFERENCES party,
    -- The member in whose seat a substitute votes.
    seat_of uuid REFERENCES party CHECK (seat_of <> member),
    vote text NOT NULL CHECK (vote IN ('for', 'against', 'abstain')),
    PRIMARY KEY (meeting, application, member),
    UNIQUE (meeting, application, seat_of)
);

-- Nobody votes who was not there or has an interest in an application of the same action (2021/1060 art. 33(3)(b)).
CREATE FUNCTION board_vote_guard() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM board_attendance
                   WHERE meeting = NEW.meeting AND member = NEW.member AND present) THEN
        RAISE EXCEPTION 'votes without having been there' USING ERRCODE = 'LD024';
    END IF;
    IF EXISTS (SELECT 1 FROM board_abstention b
               JOIN application other ON other.id = b.application
               JOIN application own ON own.call_action = other.call_action
               WHERE b.meeting = NEW.meeting AND b.member = NEW.member AND own.id = NEW.application) THEN
        RAISE EXCEPTION 'votes without being free of interest' USING ERRCODE = 'LD025';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER board_vote_guarded BEFORE INSERT ON board_vote FOR EACH ROW EXECUTE FUNCTION board_vote_guard();

-- How each vote ended, with its numbers; one that is not decided goes to the general meeting.
CREATE TABLE board_result (
    meeting uuid NOT NULL REFERENCES board_meeting,
    application uuid NOT NULL REFERENCES application,
    seats integer NOT NULL,
    votes integer NOT NULL,
    votes_for integer NOT NULL,
    votes_against integer NOT NULL,
    abstained integer NOT NULL,
    -- Per cent: of the seats, of the strongest interest group, of votes that are not public, each with its bound.
    share_of_seats numeric(5, 2) NOT NULL,
    quorum numeric(5, 2) NOT NULL,
    largest_share numeric(5, 2) NOT NULL,
    ceiling numeric(5, 2) NOT NULL,
    non_public_share numeric(5, 2) NOT NULL,
    floor numeric(5, 2) NOT NULL,
    decided boolean NOT NULL,
    carried boolean NOT NULL,
    -- Left to the general meeting by the board.
    passed_on boolean NOT NULL CHECK (NOT (passed_on AND decided)),
    -- Why it was voted down.
    reasons text NOT NULL,
    ruling uuid NOT NULL REFERENCES rule_ruling,
    PRIMARY KEY (meeting, application),
    CONSTRAINT decided_lawfully CHECK (NOT decided OR (votes > 0 AND share_of_seats > quorum
        AND largest_share <= ceiling AND non_public_share >= floor)),
    CONSTRAINT decided_by_all_votes CHECK (NOT decided OR votes_for + votes_against + abstained = votes),
    CHECK (decided OR NOT carried)
);

-- What the board could not decide waits for the general meeting, and the money that its place would get with it.
CREATE TABLE board_item (
    application uuid PRIMARY KEY REFERENCES application,
    rank integer NOT NULL CHECK (rank > 0),
    held numeric(12, 2) NOT NULL CHECK (held >= 0),
    left_at timestamptz NOT NULL DEFAULT leader_now()
);

-- The decision on conformity with the strategy; the highest version counts.
CREATE TABLE conformity (
    application uuid NOT NULL REFERENCES application,
    version integer NOT NULL CHECK (version > 0),
    call uuid NOT NULL REFERENCES call_round,
    call_action uuid NOT NULL REFERENCES call_action,
    outcome text NOT NULL CHECK (outcome IN ('conforms', 'conforms-without-funding', 'does-not-conform')),
    rank integer,
    decision uuid NOT NULL REFERENCES decision,
    decided_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (application, version)
);
CREATE INDEX conformity_of_action ON conformity (call_action, rank);

-- Nothing is decided in a call that was cancelled; who cancels waits for a decision under way, and then is refused.
CREATE FUNCTION conformity_refuse_in_cancelled_call() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    PERFORM 1 FROM call_round WHERE id = NEW.call AND cancelled_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the call was cancelled' USING ERRCODE = 'LD013';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conformity_not_in_cancelled_call BEFORE INSERT ON conformity
    FOR EACH ROW EXECUTE FUNCTION conformity_refuse_in_cancelled_call();

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['conflict_declaration', 'evaluator_draw', 'evaluator_drawn', 'evaluator_leaving',
                                 'score_sheet', 'score', 'assessment_result', 'rescoring', 'ranking_list', 'ranking', 'board_meeting', 'board_attendance',
                                 'board_abstention', 'board_vote', 'board_result', 'board_item', 'conformity'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_ || '_append_only', name_);
    END LOOP;
END $$;
