package lv.leader.cockpit;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

/** Counts whole tables in the database: as many statements for a million cases as for one. */
@Mapper
interface StepMapMapper {

    record Standing(int step, long cases, long overdue) {}

    record Holding(String account, Money balance) {}

    record Diagram(String process, String definition, String name, long running) {}

    /**
     * A case stands in the furthest step that one of its processes has reached. Payment requests and payments are counted
     * as their project; a call stops being counted when it closes, then its applications are. A strategy in force stands
     * nowhere.
     */
    @Select("""
            WITH reached AS (
                SELECT coalesce(p.application, c.application, r.business_key::uuid) AS subject,
                       CASE
                           WHEN r.process = 'strategy' THEN
                               CASE WHEN r.element NOT IN ('Timer_Midterm', 'Call_DecideMidterm', 'Timer_ProgrammeEnds') THEN 1 END
                           WHEN r.process = 'strategy-amendment' THEN 1
                           WHEN r.process IN ('strategy-selection', 'strategy-midterm') THEN 2
                           WHEN r.process = 'call-agreement' THEN 3
                           WHEN r.process = 'call' THEN CASE WHEN k.closed_at IS NULL THEN 3 END
                           WHEN r.process = 'project' THEN CASE WHEN o.closed_at IS NULL THEN 4 ELSE 5 END
                           WHEN r.process IN ('assessment', 'board-item') THEN 5
                           WHEN r.process IN ('funding-decision', 'challenge') THEN 6
                           WHEN r.process IN ('implementation', 'amendment', 'payment-claim') THEN 7
                           WHEN r.process = 'payment' THEN 8
                           WHEN r.process IN ('monitoring', 'monitoring-year', 'monitoring-finding', 'recovery') THEN 9
                       END AS step
                FROM running_case r
                LEFT JOIN payment p ON r.process = 'payment' AND p.id = r.business_key::uuid
                LEFT JOIN claim c ON r.process = 'payment-claim' AND c.id = r.business_key::uuid
                LEFT JOIN call_round k ON r.process = 'call' AND k.id = r.business_key::uuid
                LEFT JOIN application a ON r.process = 'project' AND a.id = r.business_key::uuid
                LEFT JOIN call_round o ON o.id = a.call
            ), standing AS (
                SELECT subject, max(step) AS step FROM reached WHERE step IS NOT NULL GROUP BY subject
            ), late AS (
                SELECT DISTINCT coalesce(p.application, c.application, t.business_key::uuid) AS subject
                FROM running_task t
                LEFT JOIN payment p ON t.process = 'payment' AND p.id = t.business_key::uuid
                LEFT JOIN claim c ON t.process = 'payment-claim' AND c.id = t.business_key::uuid
                WHERE t.overdue
            )
            SELECT s.step, count(*) AS cases,
                   count(*) FILTER (WHERE s.subject IN (SELECT subject FROM late)
                                       OR (s.step = 5 AND a.call IN (SELECT subject FROM late))) AS overdue
            FROM standing s LEFT JOIN application a ON a.id = s.subject
            GROUP BY s.step ORDER BY s.step
            """)
    List<Standing> standing();

    @Select("""
            SELECT kind AS account, sum(balance) AS balance FROM ledger_account WHERE kind <> 'SOURCE' GROUP BY kind
            """)
    List<Holding> holding();

    @Select("SELECT process, definition, name, instances AS running FROM running_diagram")
    List<Diagram> diagrams();
}
