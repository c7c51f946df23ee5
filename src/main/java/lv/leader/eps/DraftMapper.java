package lv.leader.eps;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DraftMapper {

    String ROW = """
            SELECT id, account, client, kind, subject, "values", updated_at, sent_at, case_id FROM eps_draft
            """;

    @Insert("""
            INSERT INTO eps_draft (id, account, client, kind, subject, "values")
            VALUES (#{id}, #{account}, #{client}, #{kind}, #{subject}, '{}')
            ON CONFLICT (client, kind, subject) WHERE sent_at IS NULL DO NOTHING
            """)
    void insert(UUID id, String account, UUID client, String kind, UUID subject);

    @Select("""
            SELECT id FROM eps_draft
            WHERE client = #{client} AND kind = #{kind} AND subject = #{subject} AND sent_at IS NULL
            """)
    UUID inWork(UUID client, String kind, UUID subject);

    @Select(ROW + "WHERE id = #{id}")
    Optional<Drafts.Row> find(UUID id);

    @Select(ROW + "WHERE id = #{id} FOR UPDATE")
    Drafts.Row forUpdate(UUID id);

    @Update("""
            UPDATE eps_draft SET "values" = CAST(#{values} AS jsonb), updated_at = leader_now()
            WHERE id = #{id} AND sent_at IS NULL
            """)
    void save(UUID id, String values);

    @Update("UPDATE eps_draft SET sent_at = leader_now(), case_id = #{caseId} WHERE id = #{id} AND sent_at IS NULL")
    void sent(UUID id, UUID caseId);

    /** Applications are begun for the actions of the announced call, whichever batch will take them. */
    @Select("""
            <script>
            SELECT DISTINCT p.email FROM eps_draft d
            JOIN eps_account p ON p.user_name = d.account
            JOIN call_action a ON a.id = d.subject
            JOIN call_round c ON c.id = a.call OR c.first_batch = a.call
            WHERE d.sent_at IS NULL AND c.id IN
            <foreach collection="calls" item="call" open="(" separator="," close=")">#{call}</foreach>
            </script>
            """)
    List<String> mailboxesOfWriters(List<UUID> calls);

    @Select(ROW + "WHERE case_id = #{caseId} ORDER BY sent_at, id")
    List<Drafts.Row> sentAbout(UUID caseId);

    @Delete("DELETE FROM eps_draft WHERE id = #{id} AND sent_at IS NULL")
    void discard(UUID id);

    @Select("""
            <script>
            """ + ROW + """
            WHERE sent_at IS NULL AND client IN
                <foreach collection="clients" item="client" open="(" separator="," close=")">#{client}</foreach>
            ORDER BY updated_at DESC
            </script>
            """)
    List<Drafts.Row> of(List<UUID> clients);
}
