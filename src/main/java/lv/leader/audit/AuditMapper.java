package lv.leader.audit;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AuditMapper {

    @Select(value = "SELECT 1 FROM (SELECT audit_append(CAST(#{entries} AS jsonb))) AS appended", affectData = true)
    int append(String entries);

    @Select("""
            SELECT e.at, e.actor, e.action, e.case_id, e.rule, c.content
            FROM audit_entry e LEFT JOIN audit_content c USING (lane, seq)
            WHERE e.case_id = #{caseId} ORDER BY e.seq
            """)
    List<Audit.Entry> ofCase(UUID caseId);

    @Select("""
            <script>
            SELECT e.actor, min(e.at) AS at FROM audit_entry e
            WHERE e.action = 'read' AND e.case_id IN
            <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            GROUP BY e.actor ORDER BY e.actor
            </script>
            """)
    List<Audit.FirstRead> firstReads(List<UUID> cases);

    @Delete("""
            DELETE FROM audit_content c USING audit_entry e
            WHERE e.lane = c.lane AND e.seq = c.seq AND e.case_id = #{caseId}
            """)
    int erase(UUID caseId);

    @Select("SELECT lane, seq, finding FROM audit_finding ORDER BY lane, seq, finding")
    List<Audit.Finding> findings();
}
