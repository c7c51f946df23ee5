package lv.leader.outbox;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OutboxMapper {

    @Insert("""
            INSERT INTO outbox (id, channel, key, case_id, address, subject, document)
            VALUES (#{id}, #{channel}, #{key}, #{caseId}, #{address}, #{subject}, #{document})
            ON CONFLICT (channel, key) DO NOTHING
            """)
    int put(Parcel parcel);

    @Select(value = """
                    <script>
                    UPDATE outbox SET status = 'SENDING', attempts = attempts + 1
                    WHERE id = (
                        SELECT id FROM outbox
                        WHERE status = 'WAITING' AND next_at &lt;= leader_now() AND channel IN
                            <foreach collection="channels" item="channel" open="(" separator="," close=")">
                                #{channel}
                            </foreach>
                        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING id, channel, key, case_id, address, subject, document
                    </script>
                    """, affectData = true)
    Parcel claim(List<String> channels);

    @Update("UPDATE outbox SET status = 'SENT', sent_at = leader_now(), error = NULL WHERE id = #{id}")
    void sent(UUID id);

    @Update("""
            UPDATE outbox SET error = #{error},
                status = CASE WHEN attempts < 8 THEN 'WAITING' ELSE 'FAILED' END,
                next_at = leader_now() + interval '1 minute' * power(2, attempts)
            WHERE id = #{id}
            """)
    void notSent(UUID id, String error);

    @Update("UPDATE outbox SET error = #{error} WHERE id = #{id}")
    void unknown(UUID id, String error);

    @Select("""
            SELECT id, channel, key, status, error FROM outbox WHERE status IN ('SENDING', 'FAILED') ORDER BY id
            """)
    List<Outbox.Unclear> unclear();

    @Update("""
            UPDATE outbox SET status = #{status}, decided_by = #{person}, attempts = 0, next_at = leader_now(),
                sent_at = CASE WHEN #{status} = 'SENT' THEN leader_now() END
            WHERE id = #{id} AND status IN ('SENDING', 'FAILED')
            """)
    void decide(UUID id, String status, String person);
}
