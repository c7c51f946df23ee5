package lv.leader.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AnnouncementMapper {

    @Insert("""
            INSERT INTO call_announcement (call, version, contacts, strategy_at, announcement, closes_at, reasons,
                                           document)
            VALUES (#{a.call}, #{a.version}, #{a.contacts}, #{a.strategyAt}, #{a.announcement}, #{a.closesAt},
                    #{a.reasons}, #{a.document})
            """)
    void publish(@Param("a") Announcement announcement);

    @Select("""
            SELECT call, version, contacts, strategy_at, announcement, closes_at, reasons, document, published_at
            FROM call_announcement WHERE call = #{call} ORDER BY version
            """)
    List<Announcement> versions(UUID call);

    /** Fund and period of a call's strategy, and when it was cancelled. */
    record Frame(String fund, String period, Instant cancelledAt) {}

    @Select("""
            SELECT s.fund, s.period, c.cancelled_at
            FROM call_round c
            JOIN strategy_version v ON v.id = c.strategy_version
            JOIN strategy s ON s.id = v.strategy
            WHERE c.id = #{call}
            """)
    Frame frame(UUID call);
}
