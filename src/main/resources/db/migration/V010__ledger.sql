-- Money moves only here: double entry, append-only. An account holds what its owner may still use.
CREATE TABLE ledger_account (
    id uuid PRIMARY KEY,
    -- SOURCE stands for the programme's money outside the system: the only account that goes below zero.
    kind text NOT NULL CHECK (kind IN ('SOURCE', 'ACTION', 'RESERVE', 'CALL', 'RESERVED', 'COMMITTED', 'PAID', 'RECOVERED')),
    owner uuid NOT NULL,
    fund text NOT NULL CHECK (fund IN ('EAFRD', 'EMFF', 'EMFAF')),
    source text NOT NULL CHECK (source IN ('EU', 'STATE')),
    balance numeric(14, 2) NOT NULL DEFAULT 0,
    UNIQUE (kind, owner, fund, source),
    CONSTRAINT ledger_account_not_overdrawn CHECK (kind = 'SOURCE' OR balance >= 0)
);
CREATE INDEX ledger_account_of_owner ON ledger_account (owner);

CREATE TABLE ledger_posting (
    id uuid PRIMARY KEY,
    -- The same fact posted twice is one posting.
    key text UNIQUE,
    reason text NOT NULL,
    case_id uuid NOT NULL,
    -- Agricultural financial year: 16 October of the year before to 15 October.
    year integer NOT NULL,
    posted_at timestamptz NOT NULL,
    actor text NOT NULL
);
CREATE INDEX ledger_posting_of_case ON ledger_posting (case_id, id);

CREATE TABLE ledger_entry (
    posting uuid NOT NULL REFERENCES ledger_posting,
    account uuid NOT NULL REFERENCES ledger_account,
    amount numeric(14, 2) NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (posting, account)
);
CREATE INDEX ledger_entry_of_account ON ledger_entry (account);

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A balance is the sum of its entries because only an entry changes it.
CREATE FUNCTION ledger_apply_entry() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN UPDATE ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account; RETURN NULL; END $$;
CREATE TRIGGER ledger_entry_moves_balance AFTER INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_apply_entry();
CREATE FUNCTION ledger_guard_balance() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NEW.balance <> OLD.balance AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'a balance changes by entries only' USING ERRCODE = 'LD001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_balance_by_entries_only BEFORE UPDATE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_guard_balance();

-- What leaves one account arrives at another, per fund and source, to the cent.
CREATE FUNCTION ledger_check_posting() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account
               WHERE e.posting = NEW.posting GROUP BY a.fund, a.source HAVING sum(e.amount) <> 0) THEN
        RAISE EXCEPTION 'posting % does not add up', NEW.posting USING ERRCODE = 'LD002';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_posting_adds_up AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_posting();

CREATE FUNCTION ledger_open(p_id uuid, p_kind text, p_owner uuid, p_fund text, p_source text) RETURNS uuid
LANGUAGE sql AS $$
    INSERT INTO ledger_account (id, kind, owner, fund, source) VALUES (p_id, p_kind, p_owner, p_fund, p_source)
    ON CONFLICT (kind, owner, fund, source) DO NOTHING;
    SELECT id FROM ledger_account
    WHERE kind = p_kind AND owner = p_owner AND fund = p_fund AND source = p_source;
$$;

-- One whole move. The amount is split by the EU share, within what each source still holds, so that the parts add up to
-- the whole and the last cent of an account leaves with its own source. Returns false when the key was posted before.
CREATE FUNCTION ledger_move(
    p_ids uuid[], p_key text, p_reason text, p_case uuid, p_actor text, p_fund text,
    p_from_kind text, p_from_owner uuid, p_to_kind text, p_to_owner uuid, p_amount numeric, p_eu_share numeric)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    now_at timestamptz := leader_now();
    local_day date := (now_at AT TIME ZONE 'Europe/Riga')::date;
    from_eu uuid; from_state uuid; to_eu uuid; to_state uuid;
    has_eu numeric; has_state numeric; eu numeric; state numeric;
BEGIN
    IF p_amount <= 0 OR p_amount <> round(p_amount, 2) THEN
        RAISE EXCEPTION 'an amount moved is positive, in euro and cents, not %', p_amount USING ERRCODE = 'LD003';
    END IF;
    IF p_eu_share < 0 OR p_eu_share > 1 THEN
        RAISE EXCEPTION 'an EU share lies between 0 and 1, not %', p_eu_share USING ERRCODE = 'LD003';
    END IF;
    IF p_from_kind = p_to_kind AND p_from_owner = p_to_owner THEN
        RAISE EXCEPTION 'money does not move from an account to itself' USING ERRCODE = 'LD003';
    END IF;
    INSERT INTO ledger_posting (id, key, reason, case_id, year, posted_at, actor)
    VALUES (p_ids[1], p_key, p_reason, p_case, extract(year FROM local_day + interval '77 days'), now_at, p_actor)
    ON CONFLICT (key) DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    -- Opened in one order whatever the direction: two first moves never wait for each other in a circle.
    IF (p_from_kind, p_from_owner) < (p_to_kind, p_to_owner) THEN
        from_eu := ledger_open(p_ids[2], p_from_kind, p_from_owner, p_fund, 'EU');
        from_state := ledger_open(p_ids[3], p_from_kind, p_from_owner, p_fund, 'STATE');
    END IF;
    to_eu := ledger_open(p_ids[4], p_to_kind, p_to_owner, p_fund, 'EU');
    to_state := ledger_open(p_ids[5], p_to_kind, p_to_owner, p_fund, 'STATE');
    from_eu := coalesce(from_eu, ledger_open(p_ids[2], p_from_kind, p_from_owner, p_fund, 'EU'));
    from_state := coalesce(from_state, ledger_open(p_ids[3], p_from_kind, p_from_owner, p_fund, 'STATE'));
    -- All four locked in one order: two moves between the same accounts never wait for each other in a circle.
    PERFORM 1 FROM ledger_account WHERE id IN (from_eu, from_state, to_eu, to_state) ORDER BY id FOR UPDATE;
    SELECT balance INTO has_eu FROM ledger_account WHERE id = from_eu;
    SELECT balance INTO has_state FROM ledger_account WHERE id = from_state;
    eu := round(p_amount * p_eu_share, 2);
    IF p_from_kind <> 'SOURCE' THEN
        IF has_eu + has_state < p_amount THEN
            RAISE EXCEPTION 'not enough on %', p_from_kind
                USING ERRCODE = 'LD004', DETAIL = (has_eu + has_state)::text;
        END IF;
        eu := least(greatest(eu, p_amount - has_state), has_eu);
    END IF;
    state := p_amount - eu;
    INSERT INTO ledger_entry (posting, account, amount)
    SELECT p_ids[1], account, amount
    FROM (VALUES (from_eu, -eu), (from_state, -state), (to_eu, eu), (to_state, state)) AS entry (account, amount)
    WHERE amount <> 0;
    RETURN true;
END $$;
