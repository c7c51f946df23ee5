-- Payments: what is to be paid is a fact, each attempt to pay it a transfer in one run, what was paid a booking.
CREATE TABLE payment (
    id uuid PRIMARY KEY,
    -- Authorised once.
    claim uuid NOT NULL UNIQUE,
    application uuid NOT NULL,
    tenant text,
    payee uuid NOT NULL REFERENCES party,
    payee_name text NOT NULL CHECK (payee_name <> ''),
    amount numeric(14, 2) NOT NULL CHECK (amount > 0),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 140),
    fund text NOT NULL,
    authorised_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX payment_of_application ON payment (application, id);
CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Checked, checked again, authorised, released and booked by different people ((EU) 2022/127 Annex I).
CREATE TABLE payment_hand (
    payment uuid NOT NULL REFERENCES payment,
    role text NOT NULL CHECK (role IN ('CHECKED', 'CHECKED_SECOND', 'AUTHORISED', 'RELEASED', 'BOOKED')),
    person text NOT NULL,
    at timestamptz NOT NULL DEFAULT leader_now(),
    -- Who releases a payment again, after it came back, does the same thing.
    PRIMARY KEY (payment, person, role),
    CONSTRAINT payment_hand_in_one_thing UNIQUE (payment, person)
);
CREATE TRIGGER payment_hand_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_hand
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where it goes: the newest account, corrected after a payment came back.
CREATE TABLE payment_account (
    id uuid PRIMARY KEY,
    payment uuid NOT NULL REFERENCES payment,
    iban text NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX payment_account_of_payment ON payment_account (payment, id DESC);
CREATE TRIGGER payment_account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE payment_run (
    id uuid PRIMARY KEY,
    -- When the file is written; one run per moment, so two payments that open it at once meet in the same.
    run_at timestamptz NOT NULL UNIQUE,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'FILED', 'HANDED_OVER', 'STOPPED')),
    file uuid REFERENCES document,
    total numeric(14, 2),
    executed_on date,
    released_by text,
    stopped_by text,
    CHECK ((state = 'OPEN') = (file IS NULL)),
    CHECK ((state = 'HANDED_OVER') = (released_by IS NOT NULL)),
    CHECK ((state = 'STOPPED') = (stopped_by IS NOT NULL))
);

CREATE TABLE payment_transfer (
    id uuid PRIMARY KEY,
    payment uuid NOT NULL REFERENCES payment,
    run uuid NOT NULL REFERENCES payment_run,
    iban text NOT NULL,
    end_to_end_id text NOT NULL UNIQUE GENERATED ALWAYS AS (replace(id::text, '-', '')) STORED,
    state text NOT NULL DEFAULT 'PLANNED'
        CHECK (state IN ('PLANNED', 'TAKEN_OUT', 'HANDED_OVER', 'RETURNED', 'SETTLED'))
);
CREATE INDEX payment_transfer_of_run ON payment_transfer (run, id);
CREATE INDEX payment_transfer_of_payment ON payment_transfer (payment, id DESC);
-- A payment leaves at most once: it is on its way, or paid, in one transfer only.
CREATE UNIQUE INDEX payment_transfer_once ON payment_transfer (payment)
    WHERE state IN ('PLANNED', 'HANDED_OVER', 'SETTLED');

CREATE TABLE payment_booking (
    payment uuid PRIMARY KEY REFERENCES payment,
    transfer uuid NOT NULL UNIQUE REFERENCES payment_transfer,
    -- As the ledger split it.
    eu numeric(14, 2) NOT NULL,
    state numeric(14, 2) NOT NULL,
    booked_on date NOT NULL,
    reference text NOT NULL,
    booked_by text NOT NULL,
    booked_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE TRIGGER payment_booking_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_booking
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A run goes one way, and what is in its file stays as it was filed.
CREATE FUNCTION payment_run_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (('OPEN', 'FILED'), ('FILED', 'HANDED_OVER'), ('FILED', 'STOPPED'))
        OR ROW (NEW.id, NEW.run_at) IS DISTINCT FROM ROW (OLD.id, OLD.run_at)
        OR (OLD.state <> 'OPEN' AND ROW (NEW.file, NEW.total, NEW.executed_on)
            IS DISTINCT FROM ROW (OLD.file, OLD.total, OLD.executed_on)) THEN
        RAISE EXCEPTION 'a payment run that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'LP001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_run_goes_one_way BEFORE UPDATE ON payment_run
    FOR EACH ROW EXECUTE FUNCTION payment_run_guard();
CREATE TRIGGER payment_run_kept BEFORE DELETE OR TRUNCATE ON payment_run
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION payment_transfer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    run_state text;
BEGIN
    -- Shared with others who join, exclusive to the one who files: nobody joins a run whose file is being written.
    SELECT state INTO run_state FROM payment_run WHERE id = NEW.run FOR SHARE;
    IF TG_OP = 'INSERT' THEN
        IF run_state <> 'OPEN' OR NEW.state <> 'PLANNED' THEN
            RAISE EXCEPTION 'run % takes no payments: %', NEW.run, run_state USING ERRCODE = 'LP002';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state, run_state) NOT IN (
            ('PLANNED', 'HANDED_OVER', 'HANDED_OVER'), ('PLANNED', 'TAKEN_OUT', 'STOPPED'),
            ('HANDED_OVER', 'SETTLED', 'HANDED_OVER'), ('HANDED_OVER', 'RETURNED', 'HANDED_OVER'))
        OR ROW (NEW.id, NEW.payment, NEW.run, NEW.iban) IS DISTINCT FROM ROW (OLD.id, OLD.payment, OLD.run, OLD.iban) THEN
        RAISE EXCEPTION 'a transfer that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'LP003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_transfer_goes_one_way BEFORE INSERT OR UPDATE ON payment_transfer
    FOR EACH ROW EXECUTE FUNCTION payment_transfer_guard();
CREATE TRIGGER payment_transfer_kept BEFORE DELETE OR TRUNCATE ON payment_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A payment as it stands: its newest account and transfer.
CREATE VIEW payment_now AS
SELECT p.id, p.claim, p.application, p.tenant, p.payee, p.payee_name, a.iban, p.amount, p.purpose, p.fund,
       p.authorised_at, coalesce(t.state, 'AUTHORISED') AS state, t.run, t.id AS transfer, t.end_to_end_id
FROM payment p
JOIN LATERAL (SELECT iban FROM payment_account WHERE payment = p.id ORDER BY id DESC LIMIT 1) a ON true
LEFT JOIN LATERAL (SELECT * FROM payment_transfer WHERE payment = p.id ORDER BY id DESC LIMIT 1) t ON true;
