package lv.leader.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MonitoringMapper {

    @Insert("""
            <script>
            INSERT INTO obligation (application, ordinal, opens_at, due) VALUES
            <foreach collection="obligations" item="obligation" separator=",">
                (#{application}, #{obligation.ordinal}, #{obligation.opensAt}, #{obligation.due})
            </foreach>
            ON CONFLICT DO NOTHING
            </script>
            """)
    void plan(UUID application, List<Obligation> obligations);

    @Insert("""
            INSERT INTO obligation_period (application, begins, ends)
            VALUES (#{application}, #{begins}, #{ends}) ON CONFLICT DO NOTHING
            """)
    void period(UUID application, LocalDate begins, LocalDate ends);

    @Select("SELECT begins, ends FROM obligation_period WHERE application = #{application}")
    Optional<Monitorings.ObligationPeriod> periodOf(UUID application);

    /** Held to the end of the transaction: giving the year's report and closing the year exclude each other. */
    @Select("SELECT application FROM obligation_period WHERE application = #{application} FOR UPDATE")
    UUID lock(UUID application);

    /** The first obligation that is not met. */
    @Select("""
            SELECT o.ordinal, o.opens_at, o.due FROM obligation o
            WHERE o.application = #{application} AND NOT EXISTS
                (SELECT 1 FROM obligation_met m WHERE m.application = o.application AND m.ordinal = o.ordinal)
            ORDER BY o.ordinal LIMIT 1
            """)
    Optional<Obligation> next(UUID application);

    /** Of each project the first obligation that is not met, where its report can be given and was not. */
    @Select("""
            <script>
            SELECT application, ordinal, opens_at, due FROM (
                SELECT DISTINCT ON (o.application) o.application, o.ordinal, o.opens_at, o.due FROM obligation o
                WHERE o.application IN
                    <foreach collection="applications" item="one" open="(" separator="," close=")">#{one}</foreach>
                  AND NOT EXISTS
                    (SELECT 1 FROM obligation_met m WHERE m.application = o.application AND m.ordinal = o.ordinal)
                ORDER BY o.application, o.ordinal) next
            WHERE opens_at &lt;= leader_now() AND NOT EXISTS
                (SELECT 1 FROM yearly_report r WHERE r.application = next.application AND r.ordinal = next.ordinal)
            </script>
            """)
    List<Monitorings.ReportDue> due(List<UUID> applications);

    @Insert("""
            INSERT INTO yearly_report (id, application, ordinal, content, submitted_by)
            VALUES (#{id}, #{application}, #{ordinal}, CAST(#{content} AS jsonb), #{person})
            ON CONFLICT (application, ordinal) DO NOTHING
            """)
    int report(UUID id, UUID application, int ordinal, String content, String person);

    @Insert("""
            INSERT INTO obligation_met (application, ordinal, how)
            SELECT #{application}, #{ordinal},
                   CASE WHEN EXISTS (SELECT 1 FROM yearly_report
                                     WHERE application = #{application} AND ordinal = #{ordinal})
                        THEN 'report' ELSE 'finding' END
            ON CONFLICT DO NOTHING
            """)
    void met(UUID application, int ordinal);

    @Select("""
            SELECT ordinal, content::text, submitted_by, submitted_at FROM yearly_report
            WHERE application = #{application} ORDER BY ordinal
            """)
    List<Monitorings.Report> reports(UUID application);

    @Select("""
            SELECT o.ordinal, o.opens_at, o.due, m.how AS met_by, m.met_at
            FROM obligation o LEFT JOIN obligation_met m ON m.application = o.application AND m.ordinal = o.ordinal
            WHERE o.application = #{application} ORDER BY o.ordinal
            """)
    List<Monitorings.Year> years(UUID application);

    @Select("SELECT count(*) FROM obligation WHERE application = #{application}")
    int planned(UUID application);
}
