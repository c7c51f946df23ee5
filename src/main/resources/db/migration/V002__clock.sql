-- One clock for everything legal. It stands still only in scenarios and tests (leader.clock.virtual).
CREATE TABLE leader_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    fixed_at timestamptz
);
INSERT INTO leader_clock DEFAULT VALUES;

-- Volatile on purpose: two calls in one transaction are two moments, as a deadline needs.
CREATE FUNCTION leader_now() RETURNS timestamptz
LANGUAGE sql VOLATILE AS
$$ SELECT coalesce((SELECT fixed_at FROM leader_clock), clock_timestamp()) $$;
