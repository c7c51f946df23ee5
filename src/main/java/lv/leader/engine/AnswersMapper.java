package lv.leader.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AnswersMapper {

    /** A task of an instance: ids of the diagram, the instance, the task in the diagram and the task itself. */
    record Where(String process, String instance, String task, String taskId) {}

    record Row(UUID caseId, String process, String task, String answeredBy, Instant answeredAt, String answers) {}

    @Insert("""
            INSERT INTO task_answer (id, case_id, process, process_instance, task, task_id, answered_by, answers)
            VALUES (#{id}, #{caseId}, #{where.process}, #{where.instance}, #{where.task}, #{where.taskId}, #{person},
                    CAST(#{answers} AS jsonb))
            """)
    void insert(UUID id, UUID caseId, Where where, String person, String answers);

    @Select("""
            SELECT case_id, process, task, answered_by, answered_at, answers FROM task_answer
            WHERE case_id = #{caseId} AND task = #{task} ORDER BY id DESC LIMIT 1
            """)
    Optional<Row> latest(UUID caseId, String task);

    @Select("""
            <script>
            SELECT case_id, process, task, answered_by, answered_at, answers FROM task_answer
            WHERE case_id IN
            <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            ORDER BY id
            </script>
            """)
    List<Row> ofCases(List<UUID> cases);

    @Select("""
            <script>
            SELECT EXISTS (SELECT 1 FROM task_answer
                           WHERE case_id = #{caseId} AND answered_by = #{person} AND task IN
                           <foreach collection="tasks" item="task" open="(" separator="," close=")">#{task}</foreach>)
            </script>
            """)
    boolean answered(UUID caseId, List<String> tasks, String person);
}
