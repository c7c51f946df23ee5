package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface AssessmentMapper {

    /** One evaluator's newest sheet of an application, added up. */
    record Total(
            String evaluator,
            BigDecimal points,
            BigDecimal specificPoints,
            BigDecimal nextPoints,
            boolean knockedOut) {}

    @Select("""
            SELECT h.evaluator,
                   CASE WHEN bool_or(c.knockout AND s.points = 0) THEN 0 ELSE sum(s.points) END AS points,
                   coalesce(sum(s.points) FILTER (WHERE c.specific), 0) AS specific_points,
                   coalesce(sum(s.points) FILTER (WHERE c.next), 0) AS next_points,
                   bool_or(c.knockout AND s.points = 0) AS knocked_out
            FROM counting_sheet h
            JOIN score s ON s.sheet = h.id
            JOIN criterion c ON c.id = s.criterion
            WHERE h.application = #{application}
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
                    AND EXISTS (SELECT 1 FROM counting_sheet n
                                WHERE n.application = h.application AND n.evaluator = h.evaluator)
                  GROUP BY c.id, c.max_points) spread
            """)
    Spread spread(UUID application);

    /** Whether some criterion got its minimum from one evaluator, and that one also its maximum from another. */
    record Spread(boolean anyMinimum, boolean anyMaximum) {}

    String COLUMNS = """
            r.application, r.accepted, r.refusals, r.points, r.specific_points, r.next_points, r.sheets, r.knocked_out,
            r.complete
            """;

    @Insert("""
            INSERT INTO assessment_result (application, version, accepted, refusals, points, specific_points, next_points,
                                           sheets, knocked_out, complete)
            VALUES (#{application}, (SELECT count(*) + 1 FROM assessment_result WHERE application = #{application}),
                    #{accepted}, #{refusals}, #{points}, #{specificPoints}, #{nextPoints}, #{sheets}, #{knockedOut},
                    #{complete})
            """)
    void result(Result result);

    @Select("SELECT " + COLUMNS + """
            FROM assessment_result r WHERE r.application = #{application} ORDER BY r.version DESC LIMIT 1
            """)
    Optional<Result> resultOf(UUID application);

    @Select("SELECT DISTINCT ON (r.application) " + COLUMNS + """
            FROM assessment_result r JOIN application a ON a.id = r.application
            WHERE a.call_action = #{callAction} ORDER BY r.application, r.version DESC
            """)
    List<Result> results(UUID callAction);

    @Insert("""
            INSERT INTO ranking_list (id, call_action, min_score, next_rule, available)
            VALUES (#{id}, #{callAction}, #{minScore}, #{nextRule}, #{available})
            """)
    void list(UUID id, UUID callAction, BigDecimal minScore, String nextRule, Money available);

    /** As one document: a statement takes no more than 65 535 parameters. */
    @Insert("""
            INSERT INTO ranking (list, application, rank, funded)
            SELECT #{list}, p.application, p.rank, p.funded
            FROM jsonb_to_recordset(CAST(#{places} AS jsonb)) AS p (application uuid, rank integer, funded boolean)
            """)
    void rank(UUID list, String places);

    @Select("SELECT EXISTS (SELECT 1 FROM ranking_list WHERE call_action = #{callAction})")
    boolean isRanked(UUID callAction);
}
