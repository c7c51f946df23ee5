package lv.leader.document;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface LetterMapper {

    @Insert("""
            INSERT INTO letter (id, kind, case_id, recipient, decision, facts, document)
            VALUES (#{id}, #{letter.kind}, #{letter.caseId}, #{letter.recipient.id}, #{letter.decision}::uuid,
                #{facts}::jsonb, #{document})
            """)
    void record(UUID id, Letter letter, String facts, UUID document);

    @Select("""
            SELECT id, kind, case_id, recipient, decision, facts::text, document, written_at
            FROM letter WHERE case_id = #{caseId} ORDER BY id
            """)
    List<Letters.Written> of(UUID caseId);

    @Select("""
            SELECT id, kind, case_id, recipient, decision, facts::text, document, written_at
            FROM letter WHERE recipient = #{party} ORDER BY id
            """)
    List<Letters.Written> to(UUID party);

    @Select("""
            <script>
            SELECT id, kind, case_id, recipient, decision, facts::text, document, written_at
            FROM letter WHERE case_id IN
                <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            ORDER BY id
            </script>
            """)
    List<Letters.Written> ofCases(List<UUID> cases);
}
