package lv.leader.engine;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InboxMapper {

    @Insert("""
            INSERT INTO inbox (id, case_id, message, variables, dedupe_key)
            VALUES (#{id}, #{caseId}, #{message}, CAST(#{variables} AS jsonb), #{dedupeKey})
            ON CONFLICT (dedupe_key) DO NOTHING
            """)
    int insert(UUID id, UUID caseId, String message, String variables, String dedupeKey);

    @Select("""
            SELECT id, case_id, message, variables, applied_at IS NOT NULL AS applied
            FROM inbox WHERE id = #{id} FOR UPDATE
            """)
    InboxRow forUpdate(UUID id);

    /** Held to the end of the transaction: parking a row and beginning to wait for it exclude each other. */
    @Select("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(#{key}, 0))) AS held")
    int lock(String key);

    @Select("""
            SELECT s.execution_id_
            FROM act_ru_event_subscr s JOIN act_ru_execution p ON p.id_ = s.proc_inst_id_
            WHERE p.business_key_ = #{businessKey} AND s.event_name_ = #{message} AND s.event_type_ = 'message'
            ORDER BY s.created_ LIMIT 1
            """)
    String receiver(String businessKey, String message);

    @Update("UPDATE inbox SET parked = true WHERE id = #{id}")
    void park(UUID id);

    @Select(value = """
                    UPDATE inbox SET parked = false
                    WHERE case_id = #{caseId} AND message = #{message} AND applied_at IS NULL AND parked
                    RETURNING id
                    """, affectData = true)
    List<UUID> unpark(UUID caseId, String message);

    @Update("UPDATE inbox SET applied_at = leader_now(), applied_to = #{execution}, parked = false WHERE id = #{id}")
    void applied(UUID id, String execution);

    @Update("""
            UPDATE inbox SET applied_at = leader_now(), applied_to = 'too late', parked = false
            WHERE case_id = #{caseId} AND message = #{message} AND applied_at IS NULL
            """)
    void discard(UUID caseId, String message);
}
