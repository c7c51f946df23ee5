package lv.leader.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CaseTimelineMapper {

    /** A case that stays where it is begins no new stay. */
    @Insert("""
            INSERT INTO case_status (id, case_id, status, body, process, element)
            SELECT #{id}, #{caseId}, #{status}, #{body}, #{process}, #{element}
            WHERE NOT EXISTS (SELECT 1 FROM (SELECT status, body FROM case_status WHERE case_id = #{caseId}
                                             ORDER BY id DESC LIMIT 1) present
                              WHERE present.status = #{status} AND present.body = #{body})
            """)
    void insert(UUID id, UUID caseId, String status, String body, String process, String element);

    @Select("""
            SELECT case_id, status, body, process, element, since FROM case_status
            WHERE case_id = #{caseId} ORDER BY id DESC LIMIT 1
            """)
    Optional<CaseTimeline.Stay> last(UUID caseId);

    @Select("""
            SELECT case_id, status, body, process, element, since FROM case_status
            WHERE case_id = #{caseId} ORDER BY id
            """)
    List<CaseTimeline.Stay> all(UUID caseId);

    @Select("""
            <script>
            SELECT DISTINCT ON (case_id) case_id, status, body, process, element, since FROM case_status
            WHERE case_id IN
                <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            <if test="!beside.isEmpty()">AND process NOT IN
                <foreach collection="beside" item="process" open="(" separator="," close=")">#{process}</foreach>
            </if>
            ORDER BY case_id, id DESC
            </script>
            """)
    List<CaseTimeline.Stay> latest(List<UUID> cases, List<String> beside);
}
