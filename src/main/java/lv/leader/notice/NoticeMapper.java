package lv.leader.notice;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface NoticeMapper {

    @Insert("""
            INSERT INTO notice (id, key, case_id, recipient, subject, body)
            VALUES (#{id}, #{key}, #{caseId}::uuid, #{recipient}, #{subject}, #{body})
            ON CONFLICT (key) DO NOTHING
            """)
    int write(Notice notice);

    @Select(value = """
                    UPDATE notice SET status = 'SENDING', attempts = attempts + 1
                    WHERE id = (
                        SELECT id FROM notice WHERE status = 'WAITING' AND next_at <= leader_now()
                        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING id, key, case_id, recipient, subject, body
                    """, affectData = true)
    Notice claim();

    @Update("UPDATE notice SET status = 'SENT', sent_at = leader_now(), error = NULL WHERE id = #{id}")
    void sent(UUID id);

    @Update("""
            UPDATE notice SET error = #{error},
                status = CASE WHEN attempts < 8 THEN 'WAITING' ELSE 'FAILED' END,
                next_at = leader_now() + interval '1 minute' * power(2, attempts)
            WHERE id = #{id}
            """)
    void refused(UUID id, String error);
}
