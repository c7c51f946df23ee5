package lv.leader.strategy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.joda.money.Money;

@Mapper
interface StrategyAmendmentMapper {

    /** The next version begins with the text of the one that it changes. */
    @Insert("""
            INSERT INTO strategy_version (id, strategy, number, draft, amends, amendment_reason, amended_by)
            SELECT #{id}, strategy, (SELECT max(number) + 1 FROM strategy_version n WHERE n.strategy = v.strategy),
                   draft, id, #{reason}, #{person}
            FROM strategy_version v WHERE id = #{amends}
            """)
    void begin(UUID id, UUID amends, String reason, String person);

    /** The next version goes on with the text of one that came to nothing, and amends what that amended. */
    @Insert("""
            INSERT INTO strategy_version (id, strategy, number, draft, reasons, amends, amendment_reason, amended_by)
            SELECT #{id}, strategy, (SELECT max(number) + 1 FROM strategy_version n WHERE n.strategy = v.strategy),
                   draft, CAST(#{reasons} AS jsonb), amends, amendment_reason, amended_by
            FROM strategy_version v WHERE id = #{version}
            """)
    void goOn(UUID id, UUID version, String reasons);

    @Update("UPDATE strategy_version SET closed_at = leader_now() WHERE id = #{version}")
    void close(UUID version);

    @Select("""
            SELECT id AS version, number, amends, amendment_reason AS reason, amended_by AS begun_by, handed_in_at
            FROM strategy_version
            WHERE strategy = #{strategy} AND amends IS NOT NULL AND approved_at IS NULL AND closed_at IS NULL
            """)
    Optional<StrategyAmendments.Amendment> open(UUID strategy);

    /** A version's text; the numbers say what it is compared with. */
    record Text(UUID version, int number, boolean inForce, String draft) {}

    /** What the version that is worked on is compared with: the one in force, else the one given back before it. */
    @Select("""
            SELECT b.id AS version, b.number, b.approved_at IS NOT NULL AS in_force, b.draft::text AS draft
            FROM strategy_version v
            JOIN strategy_version b ON b.strategy = v.strategy
                AND CASE WHEN v.amends IS NULL THEN b.number < v.number ELSE b.id = v.amends END
            WHERE v.strategy = #{strategy} AND v.approved_at IS NULL AND v.closed_at IS NULL
            ORDER BY b.number DESC LIMIT 1
            """)
    Optional<Text> before(UUID strategy);

    /**
     * An action's money.
     *
     * @param account owner of its account in the ledger, the same in all versions
     */
    record Pot(UUID action, UUID account, String code, Money allocation) {}

    @Select(
            "SELECT id AS action, account, code, allocation FROM strategy_action WHERE version = #{version} ORDER BY id")
    List<Pot> pots(UUID version);

    @Select("""
            <script>
            SELECT id AS action, account, code, allocation FROM strategy_action
            WHERE id IN <foreach collection="actions" item="action" open="(" separator="," close=")">#{action}</foreach>
            </script>
            """)
    List<Pot> potsOf(List<UUID> actions);

    /** The actions of all versions of a strategy: projects stay with the version of their call. */
    @Select("""
            SELECT a.id FROM strategy_action a JOIN strategy_version v ON v.id = a.version WHERE v.strategy = #{strategy}
            """)
    List<UUID> actionsOfAllVersions(UUID strategy);
}
