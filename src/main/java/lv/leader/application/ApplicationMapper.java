package lv.leader.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ApplicationMapper {

    String COLUMNS = """
            SELECT a.id, a.number, a.call, a.call_action, a.applicant, a.kind, a.title, a.municipality, a.total_cost,
                   a.eligible_cost, a.requested_support, a.submitted_at
            FROM application a
            """;

    /** Serial and time of submission are the database's. Two senders of one key: the second waits and changes nothing. */
    @Insert("""
            INSERT INTO application (id, number, submission_key, call, call_action, applicant, kind, title, municipality,
                                     total_cost, eligible_cost, requested_support, content, submitted_at)
            VALUES (#{id}, #{prefix}, #{s.key}, #{s.call}, #{s.callAction}, #{s.applicant}, #{s.kind}, #{s.title},
                    #{s.municipality}, #{s.totalCost}, #{s.eligibleCost}, #{s.requestedSupport},
                    CAST(#{s.content} AS jsonb), leader_now())
            ON CONFLICT (applicant, submission_key) DO NOTHING
            """)
    int insert(UUID id, String prefix, @Param("s") Submission submission);

    @Insert("""
            <script>
            INSERT INTO application_cost_line (application, position, category, item, total, eligible, supplier, offers)
            VALUES
            <foreach collection="lines" item="l" separator=",">
                (#{application}, #{l.position}, #{l.category}, #{l.item}, #{l.total}, #{l.eligible}, #{l.supplier},
                 #{l.offers})
            </foreach>
            </script>
            """)
    void insertCosts(UUID application, List<CostLine> lines);

    @Select("""
            SELECT position, category, item, total, eligible, supplier, offers
            FROM application_cost_line WHERE application = #{application} ORDER BY position
            """)
    List<CostLine> costs(UUID application);

    @Select(COLUMNS + "WHERE a.applicant = #{applicant} AND a.submission_key = #{key}")
    Optional<ProjectApplication> byKey(UUID applicant, String key);

    @Select(COLUMNS + "WHERE a.id = #{id}")
    Optional<ProjectApplication> find(UUID id);

    @Select(COLUMNS + "WHERE a.number = #{number}")
    Optional<ProjectApplication> byNumber(String number);

    @Select(COLUMNS + """
                    WHERE a.call_action = #{callAction}
                      AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
                    ORDER BY a.submitted_at, a.id
                    """)
    List<ProjectApplication> inRound(UUID callAction);

    @Select(COLUMNS + """
                    WHERE a.call = #{call}
                      AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
                    ORDER BY a.submitted_at, a.id
                    """)
    List<ProjectApplication> ofCall(UUID call);

    @Select("""
            <script>
            SELECT DISTINCT a.applicant FROM application a
            WHERE NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id) AND a.call IN
            <foreach collection="calls" item="call" open="(" separator="," close=")">#{call}</foreach>
            </script>
            """)
    List<UUID> applicantsOf(List<UUID> calls);

    @Insert("""
            INSERT INTO application_withdrawal (application, withdrawn_by, reason)
            VALUES (#{application}, #{person}, #{reason})
            ON CONFLICT (application) DO NOTHING
            """)
    void withdraw(UUID application, String person, String reason);

    @Select("SELECT EXISTS (SELECT 1 FROM application_withdrawal WHERE application = #{application})")
    boolean withdrawn(UUID application);

    @Select("""
            <script>
            """ + COLUMNS + """
            WHERE a.applicant IN
                <foreach collection="applicants" item="applicant" open="(" separator="," close=")">#{applicant}</foreach>
            <if test="before != null">AND a.id &lt; #{before}</if>
            ORDER BY a.id DESC LIMIT #{limit}
            </script>
            """)
    List<ProjectApplication> ofApplicants(List<UUID> applicants, UUID before, int limit);

    @Select("SELECT content FROM application WHERE id = #{application}")
    Optional<String> content(UUID application);

    @Select("""
            <script>
            SELECT a.id FROM application a JOIN call_action c ON c.id = a.call_action
            WHERE c.action IN
            <foreach collection="actions" item="action" open="(" separator="," close=")">#{action}</foreach>
            </script>
            """)
    List<UUID> inActions(List<UUID> actions);
}
