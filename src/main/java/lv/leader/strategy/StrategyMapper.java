package lv.leader.strategy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.joda.money.Money;

@Mapper
interface StrategyMapper {

    String VERSION = """
            SELECT v.id, v.strategy, v.number, v.handed_in_at, v.approved_at, v.total, v.running_costs
            FROM strategy_version v
            """;

    String STRATEGY = """
            SELECT id, lag, title, fund, period, started_by, reserve_kept, midterm_reason, created_at FROM strategy
            """;

    /** A version's text and what was said against it, as JSON. */
    record Written(UUID version, String draft, String reasons, boolean handedIn) {}

    record Sheet(String member, String marks, boolean signed) {}

    @Insert("""
            INSERT INTO strategy (id, lag, title, fund, period, started_by, reserve_kept)
            VALUES (#{id}, #{lag}, #{title}, #{fund}, #{period}, #{startedBy}, #{reserveKept})
            """)
    void insert(UUID id, String lag, String title, String fund, String period, String startedBy, boolean reserveKept);

    @Insert("""
            INSERT INTO strategy_version (id, strategy, number, draft, reasons)
            VALUES (#{id}, #{strategy}, #{number}, CAST(#{draft} AS jsonb), CAST(#{reasons} AS jsonb))
            """)
    void insertVersion(UUID id, UUID strategy, int number, String draft, String reasons);

    @Select(STRATEGY + "WHERE id = #{id}")
    Optional<Strategy> find(UUID id);

    @Select(STRATEGY + "WHERE lag = #{lag} ORDER BY id")
    List<Strategy> ofGroup(String lag);

    @Update("UPDATE strategy SET title = #{title} WHERE id = #{id}")
    void rename(UUID id, String title);

    @Update("UPDATE strategy SET midterm_reason = #{reason} WHERE id = #{id}")
    void explainMidterm(UUID id, String reason);

    @Select(VERSION + "WHERE v.strategy = #{strategy} ORDER BY v.number DESC LIMIT 1")
    Optional<StrategyVersion> current(UUID strategy);

    @Select(VERSION + """
            WHERE v.strategy = #{strategy} AND v.approved_at IS NOT NULL ORDER BY v.number DESC LIMIT 1
            """)
    Optional<StrategyVersion> approved(UUID strategy);

    @Select(VERSION + """
            JOIN strategy s ON s.id = v.strategy
            WHERE s.lag = #{lag} AND s.fund = #{fund} AND s.period = #{period} AND v.approved_at IS NOT NULL
            ORDER BY v.approved_at DESC, v.number DESC LIMIT 1
            """)
    Optional<StrategyVersion> approvedOf(String lag, String fund, String period);

    @Select(VERSION + "WHERE v.id = #{version}")
    Optional<StrategyVersion> version(UUID version);

    @Select("""
            SELECT id AS version, draft::text AS draft, reasons::text AS reasons, handed_in_at IS NOT NULL AS handed_in
            FROM strategy_version WHERE strategy = #{strategy} ORDER BY number DESC LIMIT 1
            """)
    Written written(UUID strategy);

    @Update("UPDATE strategy_version SET draft = CAST(#{draft} AS jsonb) WHERE id = #{version}")
    void write(UUID version, String draft);

    @Update("UPDATE strategy_version SET reasons = CAST(#{reasons} AS jsonb) WHERE id = #{version}")
    void giveBack(UUID version, String reasons);

    @Update("UPDATE strategy_version SET handed_in_at = leader_now(), reasons = '[]' WHERE id = #{version}")
    void handIn(UUID version);

    @Update("""
            UPDATE strategy_version
            SET approved_at = leader_now(), total = #{total}, running_costs = #{runningCosts} WHERE id = #{version}
            """)
    void approve(UUID version, Money total, Money runningCosts);

    @Insert(
            "INSERT INTO strategy_territory (version, atvk, population) VALUES (#{version}, #{a.atvk}, #{a.population})")
    void insertArea(UUID version, @Param("a") StrategyDraft.Area area);

    @Insert("""
            INSERT INTO strategy_member (version, position, name, interest_group, public_authority)
            VALUES (#{version}, #{position}, #{m.name}, #{m.interestGroup}, #{m.publicAuthority})
            """)
    void insertMember(UUID version, int position, @Param("m") StrategyDraft.Member member);

    @Insert("""
            INSERT INTO strategy_objective (version, position, name, indicator, unit, target, target_year)
            VALUES (#{version}, #{position}, #{o.name}, #{o.indicator}, #{o.unit}, #{o.target}, #{o.targetYear})
            """)
    void insertObjective(UUID version, int position, @Param("o") StrategyDraft.Objective objective);

    @Insert("INSERT INTO strategy_plan_year (version, year, amount) VALUES (#{version}, #{y.year}, #{y.amount})")
    void insertPlanYear(UUID version, @Param("y") StrategyDraft.PlanYear year);

    @Insert("""
            INSERT INTO strategy_action
                (id, version, code, name, cap, intensity, allocation, round_kind, min_score, applicants)
            VALUES (#{a.id}, #{a.version}, #{a.code}, #{a.name}, #{a.cap}, #{a.intensity}, #{a.allocation},
                    #{a.roundKind}, #{a.minScore}, #{a.applicants})
            """)
    void insertAction(@Param("a") StrategyAction action);

    @Insert("""
            INSERT INTO criterion (id, action, position, name, max_points, knockout, specific)
            VALUES (#{c.id}, #{c.action}, #{c.position}, #{c.name}, #{c.maxPoints}, #{c.knockout}, #{c.specific})
            """)
    void insertCriterion(@Param("c") Criterion criterion);

    @Select("""
            SELECT id, version, code, name, cap, intensity, allocation, round_kind, min_score, applicants
            FROM strategy_action WHERE version = #{version} ORDER BY id
            """)
    List<StrategyAction> actions(UUID version);

    @Select("""
            SELECT id, version, code, name, cap, intensity, allocation, round_kind, min_score, applicants
            FROM strategy_action WHERE id = #{action}
            """)
    Optional<StrategyAction> action(UUID action);

    @Select("""
            SELECT id, action, position, name, max_points, knockout, specific
            FROM criterion WHERE action = #{action} ORDER BY position
            """)
    List<Criterion> criteria(UUID action);

    @Insert("""
            INSERT INTO strategy_sheet (version, member, marks) VALUES (#{version}, #{member}, CAST(#{marks} AS jsonb))
            ON CONFLICT (version, member) DO UPDATE SET marks = excluded.marks, saved_at = leader_now()
            """)
    void saveSheet(UUID version, String member, String marks);

    @Update("UPDATE strategy_sheet SET signed_at = leader_now() WHERE version = #{version} AND member = #{member}")
    void signSheet(UUID version, String member);

    @Select("""
            SELECT member, marks::text AS marks, signed_at IS NOT NULL AS signed
            FROM strategy_sheet WHERE version = #{version} ORDER BY member
            """)
    List<Sheet> sheets(UUID version);

    @Insert("""
            INSERT INTO strategy_vote (version, record) VALUES (#{version}, CAST(#{record} AS jsonb))
            ON CONFLICT (version) DO UPDATE SET record = excluded.record, saved_at = leader_now()
            """)
    void saveVote(UUID version, String record);

    @Update("UPDATE strategy_vote SET signed_at = leader_now() WHERE version = #{version}")
    void signVote(UUID version);

    @Select("SELECT record::text FROM strategy_vote WHERE version = #{version}")
    String vote(UUID version);
}
