-- What people type in the forms of step 5 before they sign it: theirs, changed as often as they like.
CREATE TABLE assessment_draft (
    kind text NOT NULL CHECK (kind IN ('DECLARATION', 'SHEET', 'MEETING')),
    -- The action of the round, the application or the call.
    subject uuid NOT NULL,
    -- Empty where it does not matter who holds the pen.
    person text NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (kind, subject, person)
);
