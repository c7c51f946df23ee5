-- E-mail written with the fact itself, sent after commit. The key makes the same notice twice one notice.
CREATE TABLE notice (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    case_id uuid,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    -- SENDING is committed before the mail server is called: after a crash it stays so and is looked at by a person,
    -- because nobody knows whether it left.
    status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT leader_now(),
    sent_at timestamptz,
    error text
);
CREATE INDEX notice_waiting ON notice (next_at) WHERE status = 'WAITING';
