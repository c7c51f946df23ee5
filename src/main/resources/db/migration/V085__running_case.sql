-- What the engine's tables say about running cases, for those who count: the only place outside the engine's room that
-- knows their columns. Moments of the engine are UTC.
CREATE VIEW running_case AS
SELECT p.business_key_ AS business_key, e.proc_inst_id_ AS instance, d.key_ AS process, e.act_id_ AS element
FROM act_ru_execution e
JOIN act_ru_execution p ON p.id_ = e.proc_inst_id_
JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
WHERE e.act_id_ IS NOT NULL AND p.business_key_ ~ '^[0-9a-f-]{36}$';

-- Open tasks and whether their time is over: by a due date, or because the task itself is about a term that passed.
CREATE VIEW running_task AS
SELECT p.business_key_ AS business_key, d.key_ AS process, t.task_def_key_ AS task,
       coalesce(t.due_date_ < leader_now() AT TIME ZONE 'UTC', false)
           OR t.task_def_key_ IN ('Task_DecideOverdue', 'Task_FollowUpReport') AS overdue
FROM act_ru_task t
JOIN act_ru_execution p ON p.id_ = t.proc_inst_id_
JOIN act_re_procdef d ON d.id_ = t.proc_def_id_
WHERE p.business_key_ ~ '^[0-9a-f-]{36}$';

-- Newest version of each diagram, with the instances of all its versions that run.
CREATE VIEW running_diagram AS
SELECT d.key_ AS process, d.id_ AS definition, d.name_ AS name, coalesce(r.instances, 0) AS instances
FROM (SELECT DISTINCT ON (key_) key_, id_, name_ FROM act_re_procdef ORDER BY key_, version_ DESC) d
LEFT JOIN (SELECT v.key_, count(*) AS instances
           FROM act_ru_execution e JOIN act_re_procdef v ON v.id_ = e.proc_def_id_
           WHERE e.parent_id_ IS NULL GROUP BY v.key_) r USING (key_);
