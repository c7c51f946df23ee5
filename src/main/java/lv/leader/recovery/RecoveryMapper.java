package lv.leader.recovery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface RecoveryMapper {

    @Insert("""
            INSERT INTO recovery (id, application, paid, share, amount, ruling)
            VALUES (#{r.id}, #{r.application}, #{r.paid}, #{r.share}, #{r.amount}, #{r.ruling})
            """)
    void insert(@Param("r") Recovery recovery);

    @Select("""
            SELECT id, application, paid, share, amount, ruling FROM recovery
            WHERE application = #{application} ORDER BY id DESC LIMIT 1
            """)
    Optional<Recovery> latest(UUID application);

    /** Of each project the newest recovery that was neither explained nor decided. */
    @Select("""
            <script>
            SELECT application, computed_at FROM (
                SELECT DISTINCT ON (application) application, computed_at FROM recovery WHERE application IN
                    <foreach collection="applications" item="one" open="(" separator="," close=")">#{one}</foreach>
                ORDER BY application, id DESC) newest
            WHERE NOT EXISTS (SELECT 1 FROM recovery_explanation e
                              WHERE e.application = newest.application AND e.explained_at >= newest.computed_at)
              AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = newest.application AND d.kind = 'recovery'
                              AND d.made_at >= newest.computed_at)
            </script>
            """)
    List<Recoveries.Unexplained> unexplained(List<UUID> applications);

    @Select("""
            SELECT explanation, explained_by, explained_at FROM recovery_explanation
            WHERE application = #{application} ORDER BY id
            """)
    List<Recoveries.Explanation> explanations(UUID application);

    @Insert("""
            INSERT INTO repayment (id, recovery, amount, booked_on, reference, booked_by)
            VALUES (#{id}, #{recovery}, #{amount}, #{on}, #{reference}, #{person})
            """)
    void repay(UUID id, UUID recovery, Money amount, LocalDate on, String reference, String person);

    @Select("SELECT coalesce(sum(amount), 0) FROM repayment WHERE recovery = #{recovery}")
    Money repaid(UUID recovery);

    @Insert("""
            INSERT INTO recovery_explanation (id, application, explanation, explained_by)
            VALUES (#{id}, #{application}, #{explanation}, #{person})
            """)
    void explain(UUID id, UUID application, String explanation, String person);
}
