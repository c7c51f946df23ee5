package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AssessmentMapper {

    /** A person's declaration for an action. */
    record Declaration(String evaluator, boolean free, boolean tieFound) {}

    /** One evaluator's newest sheet of an application, added up. */
    record Total(String evaluator, BigDecimal points, BigDecimal specificPoints, boolean knockedOut) {}

    @Insert("""
            INSERT INTO conflict_declaration (call_action, evaluator, free, reasons, tie_found)
            VALUES (#{callAction}, #{evaluator}, #{free}, #{reasons}, #{tieFound})
            ON CONFLICT DO NOTHING
            """)
    int declare(UUID callAction, String evaluator, boolean free, String reasons, boolean tieFound);

    @Select("""
            SELECT evaluator, free, tie_found FROM conflict_declaration
            WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Declaration> declarations(UUID callAction);

    @Insert("INSERT INTO evaluator_draw (call_action, seed) VALUES (#{callAction}, #{seed})")
    void draw(UUID callAction, long seed);

    @Insert("""
            <script>
            INSERT INTO evaluator_drawn (call_action, evaluator, drawn) VALUES
            <foreach collection="candidates" item="candidate" separator=",">
                (#{callAction}, #{candidate.evaluator}, #{candidate.drawn})
            </foreach>
            </script>
            """)
    void drawn(UUID callAction, List<Assessments.Candidate> candidates);

    @Select("SELECT seed FROM evaluator_draw WHERE call_action = #{callAction}")
    Optional<Long> seed(UUID callAction);

    @Select("""
            SELECT evaluator, drawn FROM evaluator_drawn WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Assessments.Candidate> candidates(UUID callAction);

    @Select("""
            SELECT c.id, c.position, c.name, c.max_points, c.knockout, c.specific
            FROM criterion c WHERE c.action = #{action} ORDER BY c.position
            """)
    List<Criterion> criteria(UUID action);

    @Insert("""
            INSERT INTO score_sheet (id, application, evaluator, version)
            VALUES (#{id}, #{application}, #{evaluator},
                    (SELECT count(*) + 1 FROM score_sheet
                     WHERE application = #{application} AND evaluator = #{evaluator}))
            """)
    void sign(UUID id, UUID application, String evaluator);

    @Insert("""
            <script>
            INSERT INTO score (sheet, criterion, points, comment) VALUES
            <foreach collection="scores" item="score" separator=",">
                (#{sheet}, #{score.criterion}, #{score.points}, #{score.comment})
            </foreach>
            </script>
            """)
    void score(UUID sheet, List<Assessments.Score> scores);

    @Select("SELECT count(*) FROM score_sheet WHERE application = #{application} AND evaluator = #{evaluator}")
    int sheets(UUID application, String evaluator);

    @Select("""
            SELECT s.criterion, s.points, s.comment
            FROM score s
            WHERE s.sheet = (SELECT id FROM score_sheet WHERE application = #{application}
                             AND evaluator = #{evaluator} ORDER BY version DESC LIMIT 1)
            """)
    List<Assessments.Score> latest(UUID application, String evaluator);

    @Select("""
            SELECT h.evaluator,
                   CASE WHEN bool_or(c.knockout AND s.points = 0) THEN 0 ELSE sum(s.points) END AS points,
                   coalesce(sum(s.points) FILTER (WHERE c.specific), 0) AS specific_points,
                   bool_or(c.knockout AND s.points = 0) AS knocked_out
            FROM (SELECT DISTINCT ON (evaluator) id, evaluator FROM score_sheet
                  WHERE application = #{application} ORDER BY evaluator, version DESC) h
            JOIN score s ON s.sheet = h.id
            JOIN criterion c ON c.id = s.criterion
            GROUP BY h.evaluator ORDER BY h.evaluator
            """)
    List<Total> totals(UUID application);

    /** Criteria to which somebody gave nothing and somebody the maximum, in one row each. */
    @Select("""
            SELECT bool_or(lowest = 0) AS any_minimum, bool_or(highest = max_points AND lowest = 0) AS any_maximum
            FROM (SELECT min(s.points) AS lowest, max(s.points) AS highest, c.max_points
                  FROM score_sheet h
                  JOIN score s ON s.sheet = h.id
                  JOIN criterion c ON c.id = s.criterion
                  WHERE h.application = #{application} AND h.version = 1
                  GROUP BY c.id, c.max_points) spread
            """)
    Spread spread(UUID application);

    /** Whether some criterion got its minimum from one evaluator, and that one also its maximum from another. */
    record Spread(boolean anyMinimum, boolean anyMaximum) {}

    @Insert("""
            INSERT INTO assessment_result (application, accepted, refusals, points, specific_points, sheets, knocked_out,
                                           complete)
            VALUES (#{application}, #{accepted}, #{refusals}, #{points}, #{specificPoints}, #{sheets}, #{knockedOut},
                    #{complete})
            ON CONFLICT DO NOTHING
            """)
    void result(Result result);

    @Select("""
            SELECT application, accepted, refusals, points, specific_points, sheets, knocked_out, complete
            FROM assessment_result WHERE application = #{application}
            """)
    Optional<Result> resultOf(UUID application);

    @Select("""
            SELECT r.application, r.accepted, r.refusals, r.points, r.specific_points, r.sheets, r.knocked_out,
                   r.complete
            FROM assessment_result r JOIN application a ON a.id = r.application
            WHERE a.call_action = #{callAction}
            """)
    List<Result> results(UUID callAction);

    @Insert("""
            <script>
            INSERT INTO ranking (call_action, application, rank) VALUES
            <foreach collection="ranked" item="place" separator=",">
                (#{callAction}, #{place.application.id}, #{place.rank})
            </foreach>
            ON CONFLICT DO NOTHING
            </script>
            """)
    void rank(UUID callAction, List<Ranking.Place> ranked);

    @Insert("""
            INSERT INTO score_resignation (application, evaluator, reasons)
            VALUES (#{application}, #{evaluator}, #{reasons}) ON CONFLICT DO NOTHING
            """)
    void resign(UUID application, String evaluator, String reasons);

    @Select("""
            SELECT EXISTS (SELECT 1 FROM score_resignation
                           WHERE application = #{application} AND evaluator = #{evaluator})
            """)
    boolean resigned(UUID application, String evaluator);

    @Insert("INSERT INTO evaluator_panel (call, size) VALUES (#{call}, #{size})")
    void panel(UUID call, int size);

    @Select("SELECT size FROM evaluator_panel WHERE call = #{call}")
    Optional<Integer> panelOf(UUID call);
}
