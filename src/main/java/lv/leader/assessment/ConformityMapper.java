package lv.leader.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface ConformityMapper {

    /** The decisions that count, of applications not withdrawn. */
    String LATEST = """
            SELECT c.application, c.call, c.call_action, c.outcome, c.rank, c.decision
            FROM (SELECT DISTINCT ON (application) * FROM conformity
                  WHERE call_action = #{callAction} ORDER BY application, version DESC) c
            JOIN application a ON a.id = c.application
                 AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
            """;

    @Insert("""
            INSERT INTO conformity (application, version, call, call_action, outcome, rank, decision)
            VALUES (#{c.application}, (SELECT count(*) + 1 FROM conformity WHERE application = #{c.application}),
                    #{c.call}, #{c.callAction}, #{c.outcome}, #{c.rank}, #{c.decision})
            """)
    void decide(@Param("c") Conformity conformity);

    @Select("""
            SELECT application, call, call_action, outcome, rank, decision FROM conformity
            WHERE application = #{application} ORDER BY version DESC LIMIT 1
            """)
    Optional<Conformity> conformity(UUID application);

    @Select("""
            SELECT DISTINCT ON (application) application, call, call_action, outcome, rank, decision
            FROM conformity WHERE call = #{call} ORDER BY application, version DESC
            """)
    List<Conformity> ofCall(UUID call);

    /** One at a time per action: who calls up reads the money that is left. */
    @Select("SELECT pg_advisory_xact_lock(hashtextextended('reserve ' || #{callAction}::text, 0))")
    Object lockReserveOf(UUID callAction);

    /** Whether the board has met on an action's round, or the round was handed over without anything to decide. */
    @Select("""
            SELECT c.settled_at IS NOT NULL OR EXISTS (SELECT 1 FROM conformity WHERE call = c.id)
                OR EXISTS (SELECT 1 FROM board_item i JOIN application a ON a.id = i.application WHERE a.call = c.id)
            FROM call_round c JOIN call_action a ON a.call = c.id WHERE a.id = #{callAction}
            """)
    boolean isDecided(UUID callAction);

    /** Money kept for those who wait for the general meeting, and how many they are. */
    @Select("""
            SELECT coalesce(sum(i.held), 0) AS held, count(*) AS items,
                   min(i.rank) FILTER (WHERE i.held = 0) AS unfunded
            FROM board_item i JOIN application a ON a.id = i.application
            WHERE a.call_action = #{callAction}
              AND NOT EXISTS (SELECT 1 FROM conformity c WHERE c.application = i.application)
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = i.application)
            """)
    Held held(UUID callAction);

    /** @param unfunded the best place among those without money kept: nobody behind it is called up before it; or null */
    record Held(Money held, int items, Integer unfunded) {

        boolean isBehind(Conformity waiting) {
            return unfunded != null && waiting.rank() > unfunded;
        }
    }

    /** Those without funding that can still be called up, best first. */
    @Select(LATEST + """
            WHERE c.outcome = 'conforms-without-funding' AND NOT EXISTS
                (SELECT 1 FROM decision d WHERE d.case_id = c.application AND d.kind = 'funding')
            ORDER BY c.rank
            """)
    List<Conformity> waiting(UUID callAction);

    /** How many funded ones wait for the decision on funding: money may still come back from them. */
    @Select("SELECT count(*) FROM (" + LATEST + """
            WHERE c.outcome = 'conforms' AND NOT EXISTS
                (SELECT 1 FROM decision d WHERE d.case_id = c.application AND d.kind = 'funding')) undecided
            """)
    int undecided(UUID callAction);
}
