package lv.leader.claim;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface ClaimMapper {

    String COLUMNS = "SELECT id, application, number, kind, claimed_cost, iban, submitted_by, submitted_at FROM claim ";

    /** One at a time per project, so that the number of parts is counted right. */
    @Select("SELECT pg_advisory_xact_lock(hashtextextended('claims ' || #{application}::text, 0))")
    Object lockClaimsOf(UUID application);

    @Insert("""
            INSERT INTO claim (id, application, submission_key, number, kind, claimed_cost, iban, content, submitted_by)
            VALUES (#{id}, #{r.application}, #{r.key},
                    (SELECT count(*) + 1 FROM claim WHERE application = #{r.application}),
                    #{r.kind}, #{claimed}, #{r.iban}, CAST(#{r.content} AS jsonb), #{person})
            """)
    void insert(UUID id, @Param("r") PaymentRequest request, Money claimed, String person);

    @Insert("""
            <script>
            INSERT INTO claim_line (claim, position, description, amount) VALUES
            <foreach collection="lines" item="line" separator=",">
                (#{claim}, #{line.position}, #{line.description}, #{line.amount})
            </foreach>
            </script>
            """)
    void insertLines(UUID claim, List<PaymentRequest.Line> lines);

    @Select(COLUMNS + "WHERE application = #{application} AND submission_key = #{key}")
    Optional<Claim> byKey(UUID application, String key);

    @Select(COLUMNS + "WHERE id = #{claim}")
    Optional<Claim> find(UUID claim);

    @Select(COLUMNS + "WHERE application = #{application} ORDER BY number")
    List<Claim> ofProject(UUID application);

    @Select("SELECT content::text FROM claim WHERE id = #{claim}")
    String content(UUID claim);

    @Select("<script>" + COLUMNS + """
            WHERE application IN
                <foreach collection="applications" item="one" open="(" separator="," close=")">#{one}</foreach>
            ORDER BY application, number
            </script>
            """)
    List<Claim> ofProjects(List<UUID> applications);

    @Select("SELECT position, description, amount FROM claim_line WHERE claim = #{claim} ORDER BY position")
    List<PaymentRequest.Line> lines(UUID claim);

    @Insert("INSERT INTO claim_check (id, claim, checked_by) VALUES (#{id}, #{claim}, #{person})")
    void check(UUID id, UUID claim, String person);

    @Insert("""
            <script>
            INSERT INTO claim_check_line (claim_check, position, accepted, reason) VALUES
            <foreach collection="lines" item="line" separator=",">
                (#{check}, #{line.position}, #{line.accepted}, #{line.reason})
            </foreach>
            </script>
            """)
    void checkLines(UUID check, List<CheckedLine> lines);

    @Select("""
            SELECT l.position, l.accepted, l.reason FROM claim_check_line l
            WHERE l.claim_check = (SELECT id FROM claim_check WHERE claim = #{claim} AND result = 'accept'
                                   ORDER BY id DESC LIMIT 1)
            ORDER BY l.position
            """)
    List<CheckedLine> checked(UUID claim);

    @Select("""
            SELECT EXISTS (SELECT 1 FROM claim_check WHERE claim = #{claim} AND checked_by = #{person})
            """)
    boolean checkedBy(UUID claim, String person);

    @Insert("""
            INSERT INTO claim_examination (id, claim, claimed_support, examined_support, payable, penalty, ruling)
            VALUES (#{id}, #{e.claim}, #{e.claimedSupport}, #{e.examinedSupport}, #{e.payable}, #{e.penalty}, #{e.ruling})
            """)
    void examined(UUID id, @Param("e") Examination examination);

    @Select("""
            SELECT claim, claimed_support, examined_support, payable, penalty, ruling FROM claim_examination
            WHERE claim = #{claim} ORDER BY id DESC LIMIT 1
            """)
    Optional<Examination> examination(UUID claim);

    @Insert("""
            INSERT INTO project_given_up (application, reasons, given_up_by)
            VALUES (#{application}, #{reasons}, #{person}) ON CONFLICT DO NOTHING
            """)
    int giveUp(UUID application, String reasons, String person);

    @Select("SELECT reasons FROM project_given_up WHERE application = #{application}")
    Optional<String> givenUp(UUID application);
}
