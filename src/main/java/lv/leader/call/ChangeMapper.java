package lv.leader.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ChangeMapper {

    @Insert("""
            INSERT INTO call_change (id, call, draft, begun_by)
            VALUES (#{id}, #{call}, CAST(#{draft} AS jsonb), #{person})
            ON CONFLICT (call) WHERE ended_at IS NULL DO NOTHING
            """)
    int begin(UUID id, UUID call, String draft, String person);

    /** The group's published call under this number. */
    @Select("""
            SELECT c.id FROM call_round c
            JOIN strategy_version v ON v.id = c.strategy_version
            JOIN strategy s ON s.id = v.strategy
            WHERE c.lag = #{lag} AND s.fund = #{fund} AND s.period = #{period} AND c.number = #{number}
              AND c.first_batch IS NULL AND c.published_at IS NOT NULL
            """)
    Optional<UUID> published(String lag, String fund, String period, int number);

    @Select("SELECT id, call, begun_by, begun_at, kind, ended_at FROM call_change WHERE id = #{id}")
    Optional<CallChange> find(UUID id);

    @Select("SELECT draft::text AS draft, refusals::text AS reasons FROM call_change WHERE id = #{id}")
    CallMapper.Written written(UUID id);

    @Update("UPDATE call_change SET draft = CAST(#{draft} AS jsonb) WHERE id = #{id} AND ended_at IS NULL")
    int write(UUID id, String draft);

    @Update("UPDATE call_change SET refusals = CAST(#{refusals} AS jsonb) WHERE id = #{id}")
    void refused(UUID id, String refusals);

    @Update("UPDATE call_change SET kind = #{kind}, ended_at = leader_now() WHERE id = #{id} AND ended_at IS NULL")
    void end(UUID id, String kind);

    /** The newest cancellation that the paying agency agreed to. */
    @Select("""
            SELECT id, call, begun_by, begun_at, kind, ended_at FROM call_change
            WHERE call = #{call} AND kind = 'cancellation' ORDER BY id DESC LIMIT 1
            """)
    Optional<CallChange> cancellation(UUID call);

    /** The last batch, or the call alone, ends later. */
    @Update("UPDATE call_round SET closes_at = #{closesAt} WHERE id = #{batch}")
    void lengthen(UUID batch, Instant closesAt);

    /** Everything of the round that is not decided. */
    @Select(value = """
                    UPDATE call_round c SET cancelled_at = leader_now()
                    WHERE (c.id = #{call} OR c.first_batch = #{call})
                      AND c.cancelled_at IS NULL AND c.settled_at IS NULL
                      AND NOT EXISTS (SELECT 1 FROM conformity f WHERE f.call = c.id)
                    RETURNING c.id
                    """, affectData = true)
    List<UUID> cancelUndecided(UUID call);

    @Update("""
            <script>
            UPDATE call_draft SET cancelled_at = leader_now(), cancelled_by = #{person}
            WHERE cancelled_at IS NULL AND id IN
            <foreach collection="calls" item="call" open="(" separator="," close=")">#{call}</foreach>
            </script>
            """)
    void cancelCases(List<UUID> calls, String person);
}
