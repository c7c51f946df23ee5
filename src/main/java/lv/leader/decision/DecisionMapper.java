package lv.leader.decision;

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
interface DecisionMapper {

    @Insert("""
            INSERT INTO register_check (id, application, register, clear, details)
            VALUES (#{id}, #{application}, #{register}, #{clear}, #{details})
            """)
    void checked(UUID id, UUID application, String register, boolean clear, String details);

    @Select("""
            SELECT DISTINCT ON (register) register, clear, details, checked_at FROM register_check
            WHERE application = #{application} ORDER BY register, id DESC
            """)
    List<RegisterAnswer> checks(UUID application);

    @Select("""
            SELECT details FROM demo_register_entry
            WHERE register = #{register} AND registration_number = #{number}
            """)
    Optional<String> demoEntry(String register, String number);

    /** Aid of the party and of those it owns or that own it: one single undertaking (2023/2831 art. 2(2)). */
    @Select("""
            SELECT coalesce(sum(amount), 0) FROM de_minimis_aid
            WHERE granted_on > #{since} AND (party = #{party} OR party IN
                (SELECT another FROM party_tie WHERE one = #{party} AND kind = 'OWNER'))
            """)
    Money deMinimisSince(UUID party, LocalDate since);

    @Insert("""
            INSERT INTO de_minimis_aid (id, application, party, granted_on, amount)
            VALUES (#{id}, #{application}, #{party}, #{on}, #{amount})
            """)
    void deMinimis(UUID id, UUID application, UUID party, LocalDate on, Money amount);

    /** Another application of the same applicant for the same thing that is granted. */
    @Select("""
            SELECT o.number FROM application a
            JOIN application o ON o.applicant = a.applicant AND o.id <> a.id AND lower(o.title) = lower(a.title)
            WHERE a.id = #{application} AND EXISTS (SELECT 1 FROM approval p WHERE p.application = o.id)
              AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = o.id AND d.kind = 'annulment')
            LIMIT 1
            """)
    Optional<String> paidElsewhere(UUID application);

    @Insert("""
            INSERT INTO support_computation (id, application, refusals, eligible_cost, support, ruling)
            VALUES (#{id}, #{s.application}, #{s.refusals}, #{s.eligibleCost}, #{s.support}, #{s.ruling})
            """)
    void computed(UUID id, @Param("s") Support support);

    @Select("""
            SELECT application, refusals, eligible_cost, support, ruling FROM support_computation
            WHERE application = #{application} ORDER BY id DESC LIMIT 1
            """)
    Optional<Support> support(UUID application);

    @Insert("""
            INSERT INTO approval (application, decision, eligible_cost, support)
            VALUES (#{s.application}, #{decision}, #{s.eligibleCost}, #{s.support})
            """)
    void approve(@Param("s") Support support, UUID decision);

    @Insert("""
            INSERT INTO approval_change (id, application, decision, eligible_cost, support, ruling)
            VALUES (#{id}, #{s.application}, #{decision}, #{s.eligibleCost}, #{s.support}, #{s.ruling})
            """)
    void change(UUID id, @Param("s") Support support, UUID decision);

    @Insert("""
            INSERT INTO implementation_term (id, application, due, reason)
            VALUES (#{id}, #{application}, #{due}, #{reason})
            """)
    void term(UUID id, UUID application, LocalDate due, String reason);

    @Select("SELECT due, reason, set_at FROM implementation_term WHERE application = #{application} ORDER BY id")
    List<Approvals.Term> terms(UUID application);

    @Select("""
            SELECT application, decision, eligible_cost, support, approved_at, implementation_due
            FROM approval_in_force WHERE application = #{application}
            """)
    Optional<Approval> approval(UUID application);

    @Select("""
            <script>
            SELECT application, decision, eligible_cost, support, approved_at, implementation_due
            FROM approval_in_force WHERE application IN
                <foreach collection="applications" item="one" open="(" separator="," close=")">#{one}</foreach>
            </script>
            """)
    List<Approval> approvals(List<UUID> applications);
}
