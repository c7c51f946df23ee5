package lv.leader.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EvaluatorMapper {

    @Insert("""
            INSERT INTO conflict_declaration (call_action, evaluator, free, reasons, tie_found)
            VALUES (#{callAction}, #{evaluator}, #{free}, #{reasons}, #{tieFound})
            ON CONFLICT DO NOTHING
            """)
    int declare(UUID callAction, String evaluator, boolean free, String reasons, boolean tieFound);

    /** When an evaluator declared. */
    record Declared(String evaluator, Instant at) {}

    @Select("""
            SELECT evaluator, declared_at AS at FROM conflict_declaration
            WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Declared> declared(UUID callAction);

    @Select("""
            SELECT DISTINCT a.applicant FROM application a
            WHERE a.call_action = #{callAction}
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
            """)
    List<UUID> applicants(UUID callAction);

    /** Withdrawn ones, too. */
    @Select("SELECT id FROM application WHERE call_action = #{callAction}")
    List<UUID> applications(UUID callAction);

    @Select("""
            SELECT evaluator, free, tie_found FROM conflict_declaration
            WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Evaluators.Declaration> declarations(UUID callAction);

    /** One at a time per action: who leaves, who is drawn and what is added up see each other. */
    @Select("SELECT lock_assessment(#{callAction})")
    Object lock(UUID callAction);

    @Insert("""
            INSERT INTO evaluator_draw (id, call_action, seed, replaces)
            VALUES (#{id}, #{callAction}, #{seed}, #{replaces})
            """)
    void draw(UUID id, UUID callAction, long seed, String replaces);

    @Insert("""
            <script>
            INSERT INTO evaluator_drawn (draw, call_action, evaluator, drawn) VALUES
            <foreach collection="candidates" item="candidate" separator=",">
                (#{draw}, #{callAction}, #{candidate.evaluator}, #{candidate.drawn})
            </foreach>
            </script>
            """)
    void drawn(UUID draw, UUID callAction, List<Evaluators.Candidate> candidates);

    /** A draw without its candidates. */
    record Draw(UUID id, UUID callAction, long seed, String replaces, Instant drawnAt) {}

    record Drawn(UUID draw, String evaluator, boolean drawn) {}

    @Select("""
            SELECT id, call_action, seed, replaces, drawn_at FROM evaluator_draw
            WHERE call_action = #{callAction} ORDER BY id
            """)
    List<Draw> draws(UUID callAction);

    @Select("""
            SELECT draw, evaluator, drawn FROM evaluator_drawn
            WHERE call_action = #{callAction} ORDER BY draw, evaluator
            """)
    List<Drawn> allDrawn(UUID callAction);

    /** Everybody who took part in a draw, and who of them scores now. */
    @Select("""
            SELECT d.evaluator,
                   bool_or(d.drawn) AND NOT EXISTS (
                       SELECT 1 FROM evaluator_leaving l
                       WHERE l.call_action = #{callAction} AND l.evaluator = d.evaluator AND NOT l.after_decision) AS drawn
            FROM evaluator_drawn d WHERE d.call_action = #{callAction}
            GROUP BY d.evaluator ORDER BY d.evaluator
            """)
    List<Evaluators.Candidate> candidates(UUID callAction);

    @Insert("""
            INSERT INTO evaluator_leaving (call_action, evaluator, cause, reasons, reported_by, after_decision)
            VALUES (#{callAction}, #{evaluator}, #{cause}, #{reasons}, #{reportedBy},
                    EXISTS (SELECT 1 FROM board_meeting m JOIN call_action a ON a.call = m.call
                            WHERE a.id = #{callAction}))
            ON CONFLICT DO NOTHING
            """)
    int leave(UUID callAction, String evaluator, String cause, String reasons, String reportedBy);

    @Select("""
            SELECT call_action, evaluator, replace(upper(cause), '-', '_') AS cause, reasons, reported_by, after_decision,
                   left_at
            FROM evaluator_leaving WHERE call_action = #{callAction} ORDER BY left_at, evaluator
            """)
    List<EvaluatorLeaving> leavings(UUID callAction);

    /** Drawn evaluators of the same action who left and whose place nobody took. */
    @Select("""
            SELECT count(*) FROM evaluator_leaving l
            WHERE l.call_action = #{callAction} AND NOT l.after_decision
              AND EXISTS (SELECT 1 FROM evaluator_drawn d
                          WHERE d.call_action = l.call_action AND d.evaluator = l.evaluator AND d.drawn)
              AND NOT EXISTS (SELECT 1 FROM evaluator_draw r
                              WHERE r.call_action = l.call_action AND r.replaces = l.evaluator)
            """)
    int emptyPlaces(UUID callAction);

    /** Drawn evaluators of any action whom a relation between two parties may touch, directly or over one of them. */
    @Select("""
            SELECT d.call_action, d.evaluator
            FROM evaluator_drawn d
            JOIN party p ON p.user_id = d.evaluator
            WHERE d.drawn
              AND (p.id IN (#{one}, #{other})
                   OR EXISTS (SELECT 1 FROM party_tie t WHERE t.one = p.id AND t.another IN (#{one}, #{other})))
              AND NOT EXISTS (SELECT 1 FROM evaluator_leaving l
                              WHERE l.call_action = d.call_action AND l.evaluator = d.evaluator)
            ORDER BY d.call_action, d.evaluator
            """)
    List<InAction> touchedBy(UUID one, UUID other);

    /** An evaluator in an action. */
    record InAction(UUID callAction, String evaluator) {}

    /** Applications of the action that were accepted and stand, and whether they wait for sheets. */
    @Select("""
            SELECT a.id AS application,
                   (SELECT count(*) FROM assessment_result r WHERE r.application = a.id)
                       <= (SELECT count(*) FROM rescoring s WHERE s.application = a.id) AS open
            FROM application a
            WHERE a.call_action = #{callAction}
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
              AND NOT EXISTS (SELECT 1 FROM assessment_result r WHERE r.application = a.id AND NOT r.accepted)
            ORDER BY a.id
            """)
    List<Scoring> scorings(UUID callAction);

    /** Whether an application waits for sheets, or has its result. */
    record Scoring(UUID application, boolean open) {}

    /** Sheets that those who score now have not signed and did not decline, of applications without a result. */
    @Select("""
            SELECT a.id AS application, a.number, d.evaluator
            FROM application a
            JOIN evaluator_drawn d ON d.call_action = a.call_action AND d.drawn
            WHERE a.call_action = #{callAction}
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
              AND NOT EXISTS (SELECT 1 FROM assessment_result r WHERE r.application = a.id AND NOT r.accepted)
              AND NOT EXISTS (SELECT 1 FROM evaluator_leaving l
                              WHERE l.call_action = a.call_action AND l.evaluator = d.evaluator AND NOT l.after_decision)
              AND NOT EXISTS (SELECT 1 FROM score_sheet s WHERE s.application = a.id AND s.evaluator = d.evaluator)
              AND NOT EXISTS (SELECT 1 FROM score_resignation q
                              WHERE q.application = a.id AND q.evaluator = d.evaluator)
            ORDER BY a.number, d.evaluator
            """)
    List<Delays.Owed> owed(UUID callAction);

    /** The action of an application, where the evaluator takes part in its draw and a LAG is among these. */
    @Select("""
            <script>
            SELECT a.call_action FROM application a
            JOIN call_round c ON c.id = a.call
            WHERE a.number = #{number}
              AND c.lag IN <foreach collection="lags" item="lag" open="(" separator="," close=")">#{lag}</foreach>
              AND EXISTS (SELECT 1 FROM evaluator_drawn d
                          WHERE d.call_action = a.call_action AND d.evaluator = #{evaluator})
            </script>
            """)
    Optional<UUID> scoredBy(String evaluator, String number, List<String> lags);

    @Insert("""
            <script>
            INSERT INTO rescoring (application, draw) VALUES
            <foreach collection="applications" item="application" separator=",">(#{application}, #{draw})</foreach>
            </script>
            """)
    void scoreAgain(List<UUID> applications, UUID draw);

    @Select("""
            SELECT s.application FROM rescoring s JOIN evaluator_draw d ON d.id = s.draw
            WHERE d.call_action = #{callAction} AND d.replaces = #{left} ORDER BY s.application
            """)
    List<UUID> toScoreAgain(UUID callAction, String left);

    @Insert("INSERT INTO evaluator_panel (call, size) VALUES (#{call}, #{size})")
    void panel(UUID call, int size);

    @Select("SELECT size FROM evaluator_panel WHERE call = #{call}")
    Optional<Integer> panelOf(UUID call);
}
