-- What leaves for other systems: written with the fact itself, sent after commit.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    channel text NOT NULL,
    -- The fact: the same fact leaves once, and its receiver knows it by this key.
    key text NOT NULL,
    case_id uuid NOT NULL,
    address text NOT NULL,
    subject text NOT NULL,
    document uuid NOT NULL REFERENCES document,
    -- SENDING is committed before the other system is called: after a crash or an unclear answer it stays so until a
    -- person says whether it arrived.
    status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT leader_now(),
    sent_at timestamptz,
    error text,
    decided_by text,
    UNIQUE (channel, key)
);
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE status = 'WAITING';
CREATE INDEX outbox_unclear ON outbox (id) WHERE status IN ('SENDING', 'FAILED');

CREATE FUNCTION outbox_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'SENT' THEN
        RAISE EXCEPTION 'what has left does not leave again' USING ERRCODE = 'LX001';
    END IF;
    IF ROW (NEW.id, NEW.channel, NEW.key, NEW.case_id, NEW.address, NEW.subject, NEW.document)
        IS DISTINCT FROM ROW (OLD.id, OLD.channel, OLD.key, OLD.case_id, OLD.address, OLD.subject, OLD.document) THEN
        RAISE EXCEPTION 'what is to leave is not changed' USING ERRCODE = 'LX002';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outbox_stands BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_guard();
CREATE TRIGGER outbox_kept BEFORE DELETE OR TRUNCATE ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
