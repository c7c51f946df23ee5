package lv.leader.clarification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ClarificationMapper {

    String COLUMNS = """
            SELECT id, case_id, question, asked_by, asked_at, due, answer, answered_by, answered_at FROM clarification
            """;

    @Insert("""
            INSERT INTO clarification (id, case_id, question, asked_by, due)
            VALUES (#{id}, #{caseId}, #{question}, #{askedBy}, #{due})
            """)
    void insert(UUID id, UUID caseId, String question, String askedBy, Instant due);

    /** A question that is not asked yet. */
    record Request(UUID id, String question, String askedBy) {}

    /** Changes nothing while another waits to be asked. */
    @Insert("""
            INSERT INTO clarification_request (id, case_id, question, asked_by)
            VALUES (#{id}, #{caseId}, #{question}, #{person})
            ON CONFLICT DO NOTHING
            """)
    int request(UUID id, UUID caseId, String person, String question);

    @Select("""
            SELECT id, question, asked_by FROM clarification_request
            WHERE case_id = #{caseId} AND clarification IS NULL
            """)
    Optional<Request> requested(UUID caseId);

    @Update("UPDATE clarification_request SET clarification = #{clarification} WHERE id = #{request}")
    void asked(UUID request, UUID clarification);

    @Select(COLUMNS + "WHERE id = #{id}")
    Optional<Clarification> find(UUID id);

    @Select(COLUMNS + "WHERE case_id = #{caseId} ORDER BY id")
    List<Clarification> of(UUID caseId);

    @Select("<script>" + COLUMNS + """
            WHERE case_id IN
            <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            ORDER BY id
            </script>
            """)
    List<Clarification> ofCases(List<UUID> cases);

    @Select("<script>" + COLUMNS + """
            WHERE answered_at IS NULL AND due &gt; leader_now() AND case_id IN
            <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            ORDER BY due, id
            </script>
            """)
    List<Clarification> openOf(List<UUID> cases);

    /** The database's clock says whether it is in time; who comes second changes nothing. */
    @Update("""
            UPDATE clarification SET answer = #{answer}, answered_by = #{person}, answered_at = leader_now()
            WHERE id = #{id} AND answered_at IS NULL AND due > leader_now()
            """)
    int answer(UUID id, String person, String answer);
}
