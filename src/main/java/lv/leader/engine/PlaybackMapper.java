package lv.leader.engine;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Looks at the engine's tables as a whole; the engine's own queries would ask once per row. */
@Mapper
interface PlaybackMapper {

    @Select("""
            SELECT t.id_ AS id, e.business_key_::uuid AS case_id, d.key_ AS process, t.task_def_key_ AS task,
                   t.assignee_ AS assignee, t.tenant_id_ AS tenant
            FROM act_ru_task t
            JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
            JOIN act_re_procdef d ON d.id_ = t.proc_def_id_
            WHERE e.business_key_ ~ '^[0-9a-f-]{36}$'
            ORDER BY t.create_time_, t.id_
            """)
    List<Playback.OpenTask> openTasks();

    @Select("""
            SELECT id_ FROM act_ru_job
            WHERE retries_ > 0 AND suspension_state_ = 1
              AND (duedate_ IS NULL OR duedate_ <= leader_now() AT TIME ZONE 'UTC')
            ORDER BY duedate_ NULLS FIRST, id_ LIMIT 200
            """)
    List<String> dueJobs();

    @Select("""
            SELECT min(duedate_) AT TIME ZONE 'UTC' FROM act_ru_job
            WHERE retries_ > 0 AND suspension_state_ = 1 AND duedate_ > leader_now() AT TIME ZONE 'UTC'
            """)
    Instant nextDue();

    /** Where an ended instance ended, also inside an event sub-process; the last where a case ran more than once. */
    @Select("""
            SELECT DISTINCT ON (p.business_key_) p.business_key_::uuid AS case_id, a.act_id_ AS element
            FROM act_hi_procinst p
            JOIN act_hi_actinst a ON a.proc_inst_id_ = p.id_ AND a.act_type_ LIKE '%EndEvent'
            WHERE p.proc_def_key_ = #{process} AND p.end_time_ IS NOT NULL AND p.business_key_ IS NOT NULL
            ORDER BY p.business_key_, p.end_time_ DESC, a.end_time_ DESC, a.sequence_counter_ DESC
            """)
    List<Playback.Ending> endings(String process);

    /** Instances in which nothing can happen any more. */
    @Select("""
            SELECT i.proc_inst_id_ FROM act_ru_execution i
            WHERE i.parent_id_ IS NULL
              AND NOT EXISTS (SELECT 1 FROM act_ru_execution c WHERE c.super_exec_ IN
                              (SELECT id_ FROM act_ru_execution x WHERE x.proc_inst_id_ = i.id_))
              AND NOT EXISTS (SELECT 1 FROM act_ru_task t WHERE t.proc_inst_id_ = i.id_)
              AND NOT EXISTS (SELECT 1 FROM act_ru_job j WHERE j.process_instance_id_ = i.id_)
              AND NOT EXISTS (SELECT 1 FROM act_ru_event_subscr s WHERE s.proc_inst_id_ = i.id_)
              AND NOT EXISTS (SELECT 1 FROM act_ru_incident n WHERE n.proc_inst_id_ = i.id_)
            """)
    List<String> stuck();

    @Select("SELECT incident_msg_ FROM act_ru_incident ORDER BY incident_timestamp_ LIMIT 20")
    List<String> incidents();

    /** Time from start to end of all ended instances, by diagram. */
    @Select("""
            SELECT proc_def_key_ AS process, count(*) AS ended,
                   coalesce(avg(extract(epoch FROM end_time_ - start_time_)), 0)::bigint AS mean_seconds
            FROM act_hi_procinst WHERE end_time_ IS NOT NULL GROUP BY proc_def_key_ ORDER BY proc_def_key_
            """)
    List<Playback.Lasted> lasted();
}
