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
interface CallMapper {

    @Insert("""
            INSERT INTO call_round (id, lag, strategy_version, number, batch, first_batch, opens_at, closes_at,
                                    min_score, reserve)
            VALUES (#{id}, #{lag}, #{strategyVersion}, #{number}, #{batch}, #{firstBatch}, #{opensAt}, #{closesAt},
                    #{minScore}, #{reserve})
            """)
    void insert(Call call);

    @Insert("""
            INSERT INTO call_draft (id, lag, fund, period, started_by, draft)
            VALUES (#{id}, #{lag}, #{fund}, #{period}, #{startedBy}, CAST(#{draft} AS jsonb))
            """)
    void register(UUID id, String lag, String fund, String period, String startedBy, String draft);

    /** A later batch is a case of its own that says what its round says. */
    @Insert("""
            INSERT INTO call_draft (id, lag, fund, period, started_by, draft, checked_at)
            SELECT #{batch}, lag, fund, period, started_by, draft, checked_at FROM call_draft WHERE id = #{call}
            """)
    void registerBatch(UUID batch, UUID call);

    @Select("""
            SELECT id, lag, fund, period, started_by, checked_at, cancelled_at, created_at
            FROM call_draft WHERE id = #{id}
            """)
    Optional<CallCase> findCase(UUID id);

    /** Held to the end of the transaction: giving up and publishing exclude each other. */
    @Select("SELECT draft::text AS draft, reasons::text AS reasons FROM call_draft WHERE id = #{id} FOR UPDATE")
    Written lockDraft(UUID id);

    @Select("SELECT draft::text AS draft, reasons::text AS reasons FROM call_draft WHERE id = #{id}")
    Written written(UUID id);

    record Written(String draft, String reasons) {}

    @Update("UPDATE call_draft SET draft = CAST(#{draft} AS jsonb) WHERE id = #{id}")
    void write(UUID id, String draft);

    @Update("UPDATE call_draft SET reasons = CAST(#{reasons} AS jsonb), checked_at = leader_now() WHERE id = #{id}")
    void checked(UUID id, String reasons);

    @Update("""
            UPDATE call_draft SET cancelled_at = leader_now(), cancelled_by = #{person}
            WHERE id = #{id} AND cancelled_at IS NULL
            """)
    int cancelDraft(UUID id, String person);

    /** One publication at a time per strategy: the second looks at the money, and takes its number, after the first. */
    @Select("SELECT pg_advisory_xact_lock(hashtextextended('publish ' || #{lag} || #{fund} || #{period}, 0))")
    Object lockPublication(String lag, String fund, String period);

    /** Waits for everybody who was stamped and has not committed yet; nobody is stamped until this transaction ends. */
    @Select("SELECT pg_advisory_xact_lock(call_lock_key(#{call}))")
    Object lockRound(UUID call);

    /** Before it opens; all its batches. */
    @Update("""
            UPDATE call_round SET cancelled_at = leader_now()
            WHERE (id = #{id} OR first_batch = #{id})
              AND leader_now() < (SELECT opens_at FROM call_round WHERE id = #{id})
            """)
    int cancelRound(UUID id);

    /** When the group's newest round of this money opened. */
    @Select("""
            SELECT max(c.opens_at) FROM call_round c
            JOIN strategy_version v ON v.id = c.strategy_version
            JOIN strategy s ON s.id = v.strategy
            WHERE c.lag = #{lag} AND s.fund = #{fund} AND s.period = #{period} AND c.published_at IS NOT NULL
              AND c.cancelled_at IS NULL AND c.first_batch IS NULL
            """)
    Optional<Instant> lastOpening(String lag, String fund, String period);

    /** How many applications a round has, all batches together, those taken back left out. */
    @Select("""
            SELECT count(*) FROM application a JOIN call_round c ON c.id = a.call
            WHERE (c.id = #{announced} OR c.first_batch = #{announced})
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
            """)
    int countOfRound(UUID announced);

    /** Rounds of a strategy are numbered on through its versions. */
    @Select("""
            SELECT coalesce(max(c.number), 0) + 1
            FROM call_round c
            JOIN strategy_version v ON v.id = c.strategy_version
            WHERE v.strategy = (SELECT strategy FROM strategy_version WHERE id = #{version})
            """)
    int nextNumber(UUID version);

    @Select("SELECT closed_at IS NOT NULL FROM call_round WHERE id = #{call}")
    boolean isClosed(UUID call);

    @Select("""
            SELECT EXISTS (SELECT 1 FROM application a WHERE a.call = #{call}
                AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id))
            """)
    boolean hasApplications(UUID call);

    @Insert("""
            INSERT INTO call_action (id, call, action, funding)
            VALUES (#{action.id}, #{call}, #{action.action}, #{action.funding})
            """)
    void insertAction(UUID call, Calls.CallAction action);

    @Update("UPDATE call_round SET published_at = leader_now(), application_form = #{form} WHERE id = #{call}")
    void publish(UUID call, int form);

    @Select(value = "SELECT close_call(#{call})", affectData = true)
    boolean close(UUID call);

    String ROUND = """
            SELECT c.id, c.lag, c.strategy_version, c.number, c.batch, c.first_batch, c.opens_at, c.closes_at, c.min_score,
                   c.reserve
            FROM call_round c WHERE\s""";

    @Select(ROUND + "c.id = #{call}")
    Optional<Call> find(UUID call);

    @Select(ROUND + "c.id = #{announced} OR c.first_batch = #{announced} ORDER BY c.batch")
    List<Call> batches(UUID announced);

    /** The batch that takes what comes now; the first while the round is not open yet. */
    @Select(ROUND + """
                    (c.id = #{announced} OR c.first_batch = #{announced}) AND c.cancelled_at IS NULL
                    AND c.closed_at IS NULL AND leader_now() <= c.closes_at
                    ORDER BY c.batch LIMIT 1
                    """)
    Optional<Call> taking(UUID announced);

    /** The batch before it whose money has not gone on yet. */
    @Select(ROUND + """
                    c.id IN (SELECT earlier.id FROM call_round later
                             JOIN call_round earlier ON earlier.batch < later.batch
                                 AND coalesce(earlier.first_batch, earlier.id) = later.first_batch
                             WHERE later.id = #{batch})
                    AND c.settled_at IS NULL AND c.cancelled_at IS NULL
                    ORDER BY c.batch LIMIT 1
                    """)
    Optional<Call> unsettledBefore(UUID batch);

    /** How many batches of a round can still be cancelled. */
    @Select("""
            SELECT count(*) FROM call_round c
            WHERE (c.id = #{announced} OR c.first_batch = #{announced})
              AND c.cancelled_at IS NULL AND c.settled_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM conformity f WHERE f.call = c.id)
            """)
    int undecided(UUID announced);

    /** Whether anything was submitted in any batch, taken back or not. */
    @Select("""
            SELECT EXISTS (SELECT 1 FROM application a JOIN call_round c ON c.id = a.call
                           WHERE c.id = #{announced} OR c.first_batch = #{announced})
            """)
    boolean anyOfRound(UUID announced);

    @Update("UPDATE call_round SET settled_at = leader_now() WHERE id = #{call} AND settled_at IS NULL")
    void settle(UUID call);

    @Select("SELECT id, action, funding FROM call_action WHERE call = #{call} ORDER BY id")
    List<Calls.CallAction> actions(UUID call);

    /** The same action in the next batch of a round. */
    String NEXT_BATCH = """
            (SELECT na.id FROM call_action na JOIN call_round n ON n.id = na.call
             WHERE na.action = ca.action AND n.first_batch = coalesce(c.first_batch, c.id) AND n.batch > c.batch
               AND n.cancelled_at IS NULL
             ORDER BY n.batch LIMIT 1) AS next_batch
            """;

    /**
     * Where money of a call's action comes from and goes on to.
     *
     * @param account owner of the strategy action's account
     * @param nextBatch the same action in the next batch; null where the money goes back to the strategy
     */
    record Purse(UUID id, UUID account, UUID nextBatch) {}

    @Select("SELECT ca.id, a.account, " + NEXT_BATCH + """
            FROM call_action ca JOIN call_round c ON c.id = ca.call JOIN strategy_action a ON a.id = ca.action
            WHERE ca.call = #{call} ORDER BY ca.id
            """)
    List<Purse> purses(UUID call);

    @Select("SELECT " + NEXT_BATCH + """
            , c.id AS call, ca.id AS call_action, a.id AS action, a.account, c.lag, s.fund, s.period, a.code, a.cap,
                   a.intensity, ca.funding, c.min_score, c.reserve = 'call-up' AS calls_up_reserve,
                   c.application_form
            FROM call_action ca
            JOIN call_round c ON c.id = ca.call
            JOIN strategy_action a ON a.id = ca.action
            JOIN strategy_version v ON v.id = c.strategy_version
            JOIN strategy s ON s.id = v.strategy
            WHERE ca.id = #{callAction}
            """)
    Optional<CallTerms> terms(UUID callAction);

    @Select(ROUND + "c.id = #{call} AND c.published_at IS NOT NULL")
    Optional<Call> announced(UUID call);

    @Select(ROUND + """
                    c.published_at IS NOT NULL AND c.first_batch IS NULL AND EXISTS
                        (SELECT 1 FROM call_round b WHERE (b.id = c.id OR b.first_batch = c.id)
                             AND b.cancelled_at IS NULL AND b.closed_at IS NULL AND leader_now() <= b.closes_at)
                    ORDER BY c.opens_at, c.id
                    """)
    List<Call> notOver();

    String OFFERS = """
            SELECT c.id, c.call, c.action, s.code, s.name, s.activity, c.funding, s.cap, s.intensity
            FROM call_action c JOIN strategy_action s ON s.id = c.action JOIN call_round r ON r.id = c.call
            WHERE r.published_at IS NOT NULL AND\s""";

    @Select(OFFERS + "c.call = #{call} ORDER BY s.code")
    List<Calls.Offer> offers(UUID call);

    @Select(OFFERS + "c.id = #{callAction}")
    Optional<Calls.Offer> offer(UUID callAction);
}
