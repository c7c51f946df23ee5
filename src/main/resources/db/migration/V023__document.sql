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
CREATE FUNCTION document_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a document is not changed, a new version is a new document' USING ERRCODE = 'LF001'; END $$;
CREATE TRIGGER document_stands BEFORE UPDATE ON document FOR EACH STATEMENT EXECUTE FUNCTION document_refuse_change();
