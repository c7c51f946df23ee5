-- An approved strategy changes by a new version only: who wants it and why, and how a version that came to nothing ended.
ALTER TABLE strategy_version
    -- The approved version that it changes; empty while the strategy was never approved.
    ADD COLUMN amends uuid REFERENCES strategy_version,
    ADD COLUMN amendment_reason text,
    ADD COLUMN amended_by text,
    -- When it came to nothing: given back for improvement, rejected or given up.
    ADD COLUMN closed_at timestamptz,
    ADD CONSTRAINT strategy_version_amends_with_reason
        CHECK ((amends IS NULL) = (amendment_reason IS NULL) AND (amends IS NULL) = (amended_by IS NULL)),
    ADD CONSTRAINT strategy_version_closed_or_approved CHECK (closed_at IS NULL OR approved_at IS NULL);
-- One version is worked on at a time.
CREATE UNIQUE INDEX strategy_version_one_open ON strategy_version (strategy)
    WHERE approved_at IS NULL AND closed_at IS NULL;

CREATE FUNCTION strategy_version_closed_guard() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a version that came to nothing does not change' USING ERRCODE = 'LD001'; END $$;
CREATE TRIGGER strategy_version_closed_stands BEFORE UPDATE ON strategy_version
    FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION strategy_version_closed_guard();

-- The owner of an action's account in the ledger: the same through all versions that have an action with its code, so
-- that what a call of an older version gives back is money of the version in force.
ALTER TABLE strategy_action ADD COLUMN account uuid NOT NULL;
CREATE FUNCTION strategy_action_account() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    NEW.account := coalesce(
        (SELECT a.account
         FROM strategy_version mine
         JOIN strategy_version v ON v.strategy = mine.strategy AND v.approved_at IS NOT NULL
         JOIN strategy_action a ON a.version = v.id AND a.code = NEW.code
         WHERE mine.id = NEW.version ORDER BY v.number DESC LIMIT 1),
        NEW.id);
    RETURN NEW;
END $$;
CREATE TRIGGER strategy_action_keeps_account BEFORE INSERT ON strategy_action
    FOR EACH ROW EXECUTE FUNCTION strategy_action_account();
CREATE INDEX strategy_action_of_account ON strategy_action (account);
