package lv.leader.strategy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StrategyMapper {

    String VERSION = """
            SELECT v.id, v.strategy, v.number, v.handed_in_at, v.approved_at, v.total, v.running_costs
            FROM strategy_version v
            """;

    String STRATEGY = """
            SELECT id, lag, title, fund, period, started_by, reserve_kept, created_at FROM strategy
            """;

    String ACTION = """
            SELECT a.id, a.version, a.code, a.name, coalesce(a.fund, s.fund) AS fund, coalesce(a.activity, '') AS activity,
                   a.cap, a.intensity, a.allocation, a.round_kind, a.min_score, a.applicants
            FROM strategy_action a JOIN strategy_version v ON v.id = a.version JOIN strategy s ON s.id = v.strategy
            """;

    /** A version's text and what was said against it, as JSON; how often it was written and by whom last. */
    record Written(UUID version, String draft, String reasons, boolean handedIn, int revision, String writtenBy) {}

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

    @Select("SELECT id FROM strategy WHERE id = #{id} FOR UPDATE")
    UUID lock(UUID id);

    @Select(STRATEGY + "WHERE lag = #{lag} ORDER BY id")
    List<Strategy> ofGroup(String lag);

    @Update("UPDATE strategy SET title = #{title} WHERE id = #{id}")
    void rename(UUID id, String title);

    /** The version that is worked on; while there is none, the one in force; before there was any, the newest. */
    String MEANT = """
            ORDER BY (approved_at IS NULL AND closed_at IS NULL) DESC, (approved_at IS NOT NULL) DESC, number DESC LIMIT 1
            """;

    @Select(VERSION + "WHERE v.strategy = #{strategy} " + MEANT)
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
            SELECT id AS version, draft::text AS draft, reasons::text AS reasons, handed_in_at IS NOT NULL AS handed_in,
                   revision, written_by
            FROM strategy_version WHERE strategy = #{strategy}
            """ + MEANT)
    Written written(UUID strategy);

    /** Nothing where it was written since. */
    @Update("""
            UPDATE strategy_version SET draft = CAST(#{draft} AS jsonb), revision = revision + 1, written_by = #{by}
            WHERE id = #{version} AND revision = #{revision}
            """)
    int write(UUID version, int revision, String draft, String by);

    @Update("UPDATE strategy_version SET reasons = CAST(#{reasons} AS jsonb) WHERE id = #{version}")
    void giveBack(UUID version, String reasons);

    @Update("UPDATE strategy_version SET handed_in_at = leader_now(), reasons = '[]' WHERE id = #{version}")
    void handIn(UUID version);

    @Update("""
            UPDATE strategy_version
            SET approved_at = leader_now(), title = #{draft.title}, situation = #{draft.situation},
                next_rule = #{draft.nextRule}, total = #{draft.total},
                running_costs = coalesce(#{draft.runningCosts, jdbcType=NUMERIC}, 0)
            WHERE id = #{version}
            """)
    void approve(UUID version, StrategyDraft draft);

    @Select("SELECT next_rule FROM strategy_version WHERE id = #{version}")
    String nextRule(UUID version);

    @Insert("""
            INSERT INTO strategy_involvement (version, position, kind, day, place, participants, outcome)
            SELECT v.id, r.position, r.row ->> 'kind', (r.row ->> 'day')::date, r.row ->> 'place',
                   (r.row ->> 'participants')::integer, r.row ->> 'outcome'
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'involvement') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepInvolvement(UUID version);

    @Insert("""
            INSERT INTO strategy_territory (version, position, atvk, parish, population, fund)
            SELECT v.id, r.position, r.row ->> 'atvk', nullif(r.row ->> 'parish', ''),
                   (r.row ->> 'population')::integer, nullif(r.row ->> 'fund', '')
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'territory') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepTerritory(UUID version);

    @Insert("""
            INSERT INTO strategy_member (version, position, name, sector, interest_group)
            SELECT v.id, r.position, r.row ->> 'name', r.row ->> 'sector', r.row ->> 'interestGroup'
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'members') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepMembers(UUID version);

    @Insert("""
            INSERT INTO strategy_need (version, position, name, evidence)
            SELECT v.id, r.position, r.row ->> 'name', r.row ->> 'evidence'
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'needs') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepNeeds(UUID version);

    @Insert("""
            INSERT INTO strategy_objective (version, position, name, priority, indicator, unit, target, target_year)
            SELECT v.id, r.position, r.row ->> 'name', r.row ->> 'priority', r.row ->> 'indicator', r.row ->> 'unit',
                   (r.row ->> 'target')::numeric, (r.row ->> 'targetYear')::integer
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'objectives') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepObjectives(UUID version);

    /** The actions themselves stand already. */
    @Insert("""
            INSERT INTO strategy_indicator (action, position, name, unit, target)
            SELECT a.id, i.position, i.row ->> 'name', i.row ->> 'unit', (i.row ->> 'target')::numeric
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'actions') AS r (row)
                JOIN strategy_action a ON a.code = r.row ->> 'code',
                jsonb_array_elements(r.row -> 'indicators') WITH ORDINALITY AS i (row, position)
            WHERE v.id = #{version} AND a.version = v.id
            """)
    void keepIndicators(UUID version);

    /** The criteria themselves stand already. */
    @Insert("""
            INSERT INTO criterion_step (criterion, points, meaning)
            SELECT c.id, (s.row ->> 'points')::numeric, s.row ->> 'meaning'
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'actions') AS r (row)
                JOIN strategy_action a ON a.code = r.row ->> 'code',
                jsonb_array_elements(r.row -> 'criteria') WITH ORDINALITY AS k (row, position)
                JOIN criterion c ON c.position = k.position,
                jsonb_array_elements(k.row -> 'steps') AS s (row)
            WHERE v.id = #{version} AND a.version = v.id AND c.action = a.id
            """)
    void keepSteps(UUID version);

    /** The actions themselves stand already. */
    @Insert("""
            INSERT INTO strategy_cooperation (version, position, name, partners, action)
            SELECT v.id, r.position, r.row ->> 'name', r.row ->> 'partners', r.row ->> 'action'
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'cooperation') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepCooperation(UUID version);

    @Insert("""
            INSERT INTO strategy_plan_year (version, position, fund, year, amount)
            SELECT v.id, r.position, nullif(r.row ->> 'fund', ''), (r.row ->> 'year')::integer,
                   (r.row ->> 'amount')::numeric
            FROM strategy_version v, jsonb_array_elements(v.draft -> 'plan') WITH ORDINALITY AS r (row, position)
            WHERE v.id = #{version}
            """)
    void keepPlan(UUID version);

    /** An approved version as the document it was written as. */
    @Select("""
            SELECT jsonb_build_object(
                'title', v.title, 'situation', v.situation, 'nextRule', v.next_rule,
                'total', v.total::text, 'runningCosts', v.running_costs::text,
                'involvement', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.position)
                                FROM strategy_involvement r WHERE r.version = v.id),
                'territory', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.position)
                              FROM strategy_territory r WHERE r.version = v.id),
                'members', (SELECT jsonb_agg(jsonb_build_object('name', r.name, 'sector', r.sector,
                                                                'interestGroup', r.interest_group) ORDER BY r.position)
                            FROM strategy_member r WHERE r.version = v.id),
                'needs', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.position) FROM strategy_need r WHERE r.version = v.id),
                'objectives', (SELECT jsonb_agg(jsonb_build_object(
                                   'name', r.name, 'priority', r.priority, 'indicator', r.indicator, 'unit', r.unit,
                                   'target', r.target, 'targetYear', r.target_year) ORDER BY r.position)
                               FROM strategy_objective r WHERE r.version = v.id),
                'actions', (SELECT jsonb_agg(jsonb_build_object(
                                'code', a.code, 'name', a.name, 'fund', a.fund, 'activity', a.activity,
                                'cap', a.cap::text, 'intensity', a.intensity, 'allocation', a.allocation::text,
                                'roundKind', a.round_kind, 'minScore', a.min_score,
                                'applicants', to_jsonb(string_to_array(a.applicants, ',')),
                                'indicators', (SELECT jsonb_agg(to_jsonb(i) ORDER BY i.position)
                                               FROM strategy_indicator i WHERE i.action = a.id),
                                'criteria', (SELECT jsonb_agg(jsonb_build_object(
                                                 'name', c.name, 'maxPoints', c.max_points, 'knockout', c.knockout,
                                                 'specific', c.specific, 'next', c.next, 'aspect', c.aspect,
                                                 'steps', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.points)
                                                           FROM criterion_step s WHERE s.criterion = c.id))
                                                 ORDER BY c.position)
                                             FROM criterion c WHERE c.action = a.id)) ORDER BY a.id)
                            FROM strategy_action a WHERE a.version = v.id),
                'cooperation', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.position)
                                FROM strategy_cooperation r WHERE r.version = v.id),
                'plan', (SELECT jsonb_agg(jsonb_build_object('fund', r.fund, 'year', r.year, 'amount', r.amount::text)
                                          ORDER BY r.position)
                         FROM strategy_plan_year r WHERE r.version = v.id))::text
            FROM strategy_version v WHERE v.id = #{version} AND v.approved_at IS NOT NULL
            """)
    Optional<String> approvedDraft(UUID version);

    @Insert("""
            INSERT INTO strategy_action
                (id, version, code, name, fund, activity, cap, intensity, allocation, round_kind, min_score, applicants)
            VALUES (#{a.id}, #{a.version}, #{a.code}, #{a.name}, nullif(#{a.fund}, ''), #{a.activity}, #{a.cap},
                    #{a.intensity}, #{a.allocation}, #{a.roundKind}, #{a.minScore}, #{a.applicants})
            """)
    void insertAction(@Param("a") StrategyAction action);

    @Insert("""
            INSERT INTO criterion (id, action, position, name, max_points, knockout, specific, next, aspect)
            VALUES (#{c.id}, #{c.action}, #{c.position}, #{c.name}, #{c.maxPoints}, #{c.knockout}, #{c.specific},
                    #{c.next}, nullif(#{c.aspect}, ''))
            """)
    void insertCriterion(@Param("c") Criterion criterion);

    @Select(ACTION + "WHERE a.version = #{version} ORDER BY a.id")
    List<StrategyAction> actions(UUID version);

    @Select(ACTION + "WHERE a.id = #{action}")
    Optional<StrategyAction> action(UUID action);

    @Select("""
            SELECT id, action, position, name, max_points, knockout, specific, next, aspect
            FROM criterion WHERE action = #{action} ORDER BY position
            """)
    List<Criterion> criteria(UUID action);

    @Select("""
            SELECT s.criterion, s.points, s.meaning FROM criterion_step s JOIN criterion c ON c.id = s.criterion
            WHERE c.action = #{action} ORDER BY c.position, s.points
            """)
    List<Step> steps(UUID action);

    @Select("""
            SELECT c.id, c.action, c.position, c.name, c.max_points, c.knockout, c.specific, c.next, c.aspect
            FROM criterion c JOIN strategy_action a ON a.id = c.action
            WHERE a.version = #{version} ORDER BY a.code, c.position
            """)
    List<Criterion> criteriaOf(UUID version);

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

    /** The number of the meeting that is on: those before it had no quorum. */
    @Select("SELECT count(*) + 1 FROM strategy_vote WHERE version = #{version} AND signed_at IS NOT NULL")
    int meeting(UUID version);

    @Insert("""
            INSERT INTO strategy_vote (version, meeting, record)
            VALUES (#{version}, #{meeting}, CAST(#{record} AS jsonb))
            ON CONFLICT (version, meeting) DO UPDATE SET record = excluded.record, saved_at = leader_now()
            """)
    void saveVote(UUID version, int meeting, String record);

    @Update("UPDATE strategy_vote SET signed_at = leader_now() WHERE version = #{version} AND signed_at IS NULL")
    void signVote(UUID version);

    @Select("SELECT record::text FROM strategy_vote WHERE version = #{version} AND meeting = #{meeting}")
    String vote(UUID version, int meeting);

    @Select("""
            SELECT record::text FROM strategy_vote
            WHERE version = #{version} AND signed_at IS NOT NULL ORDER BY meeting
            """)
    List<String> meetingsOver(UUID version);
}
