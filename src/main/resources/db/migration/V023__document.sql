-- Files of a case: letters, uploads, minutes. A new version is a new document.
CREATE TABLE document (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    bytes bytea NOT NULL,
    sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(bytes), 'hex')) STORED,
    kept_at timestamptz NOT NULL DEFAULT leader_now()
);
CREATE INDEX document_of_case ON document (case_id, id);
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
