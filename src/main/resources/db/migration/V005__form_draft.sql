-- What people type in the forms of the desk before they sign it: changed as often as they like.
CREATE TABLE form_draft (
    form text NOT NULL,
    -- A case, or an action of a round.
    subject uuid NOT NULL,
    -- Empty where it does not matter who holds the pen.
    person text NOT NULL,
    content jsonb NOT NULL,
    written_at timestamptz NOT NULL DEFAULT leader_now(),
    PRIMARY KEY (form, subject, person)
);
