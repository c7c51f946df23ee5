package lv.leader.strategy;

import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GroupApprovalMapper {

    /** Whose meeting it is, as its minutes name it. */
    record Group(String lag, String name, String fund, String period, int version) {}

    /** The number of the meeting that is on: those before it are signed. */
    @Select("SELECT count(*) + 1 FROM strategy_approval WHERE version = #{version} AND signed_at IS NOT NULL")
    int meeting(UUID version);

    @Insert("""
            INSERT INTO strategy_approval (version, meeting, record)
            VALUES (#{version}, #{meeting}, CAST(#{record} AS jsonb))
            ON CONFLICT (version, meeting) DO UPDATE SET record = excluded.record, saved_at = leader_now()
            """)
    void save(UUID version, int meeting, String record);

    @Select("SELECT record::text FROM strategy_approval WHERE version = #{version} AND meeting = #{meeting}")
    Optional<String> record(UUID version, int meeting);

    @Update("""
            UPDATE strategy_approval
            SET decided = #{decided}, ruling = #{ruling}, signed_by = #{by}, signed_at = leader_now()
            WHERE version = #{version} AND meeting = #{meeting}
            """)
    void sign(UUID version, int meeting, String decided, UUID ruling, String by);

    /** What the meeting signed last decided. */
    @Select("""
            SELECT decided FROM strategy_approval
            WHERE version = #{version} AND signed_at IS NOT NULL ORDER BY meeting DESC LIMIT 1
            """)
    Optional<String> decided(UUID version);

    @Select("""
            SELECT s.lag, coalesce(p.name, s.lag) AS name, s.fund, s.period, v.number AS version
            FROM strategy_version v
            JOIN strategy s ON s.id = v.strategy
            LEFT JOIN local_action_group g ON g.code = s.lag
            LEFT JOIN party p ON p.id = g.party
            WHERE v.id = #{version}
            """)
    Group group(UUID version);
}
