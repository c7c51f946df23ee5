package lv.leader.call;

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
            INSERT INTO call_round (id, lag, strategy_version, number, opens_at, closes_at, min_score, reserve)
            VALUES (#{id}, #{lag}, #{strategyVersion}, #{number}, #{opensAt}, #{closesAt}, #{minScore}, #{reserve})
            """)
    void insert(Call call);

    @Update("UPDATE call_round SET announcement = #{text} WHERE id = #{call}")
    void announce(UUID call, String text);

    @Insert("""
            INSERT INTO call_draft (id, lag, fund, period, started_by, draft)
            VALUES (#{id}, #{lag}, #{fund}, #{period}, #{startedBy}, CAST(#{draft} AS jsonb))
            """)
    void register(UUID id, String lag, String fund, String period, String startedBy, String draft);

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

    @Update("UPDATE call_round SET cancelled_at = leader_now() WHERE id = #{id} AND leader_now() < opens_at")
    int cancelRound(UUID id);

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

    @Update("UPDATE call_round SET published_at = leader_now() WHERE id = #{call}")
    void publish(UUID call);

    @Select(value = "SELECT close_call(#{call})", affectData = true)
    boolean close(UUID call);

    @Select("""
            SELECT id, lag, strategy_version, number, opens_at, closes_at, min_score, reserve
            FROM call_round WHERE id = #{call}
            """)
    Optional<Call> find(UUID call);

    @Select("SELECT id, action, funding FROM call_action WHERE call = #{call} ORDER BY id")
    List<Calls.CallAction> actions(UUID call);

    @Select("""
            SELECT c.id AS call, ca.id AS call_action, a.id AS action, c.lag, s.fund, s.period, a.code, a.cap,
                   a.intensity, ca.funding, c.min_score, c.reserve = 'call-up' AS calls_up_reserve
            FROM call_action ca
            JOIN call_round c ON c.id = ca.call
            JOIN strategy_action a ON a.id = ca.action
            JOIN strategy_version v ON v.id = c.strategy_version
            JOIN strategy s ON s.id = v.strategy
            WHERE ca.id = #{callAction}
            """)
    Optional<CallTerms> terms(UUID callAction);

    @Select("""
            SELECT id, lag, strategy_version, number, opens_at, closes_at, min_score, reserve
            FROM call_round WHERE id = #{call} AND published_at IS NOT NULL
            """)
    Optional<Call> announced(UUID call);

    @Select("""
            SELECT id, lag, strategy_version, number, opens_at, closes_at, min_score, reserve
            FROM call_round WHERE published_at IS NOT NULL AND cancelled_at IS NULL AND closed_at IS NULL AND closes_at >= leader_now()
            ORDER BY closes_at, id
            """)
    List<Call> notOver();

    String OFFERS = """
            SELECT c.id, c.call, s.code, s.name, c.funding, s.cap, s.intensity
            FROM call_action c JOIN strategy_action s ON s.id = c.action JOIN call_round r ON r.id = c.call
            WHERE r.published_at IS NOT NULL AND\s""";

    @Select(OFFERS + "c.call = #{call} ORDER BY s.code")
    List<Calls.Offer> offers(UUID call);

    @Select(OFFERS + "c.id = #{callAction}")
    Optional<Calls.Offer> offer(UUID callAction);
}
