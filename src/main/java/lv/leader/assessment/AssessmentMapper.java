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

    /** One evaluator's newest sheet of an application, added up. */
    record Total(String evaluator, BigDecimal points, BigDecimal specificPoints, boolean knockedOut) {}

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
}
