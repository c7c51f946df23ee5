package lv.leader.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface BoardMapper {

    /** The decisions that count, of applications not withdrawn. */
    String LATEST = """
            SELECT c.application, c.call, c.call_action, c.outcome, c.rank, c.decision
            FROM (SELECT DISTINCT ON (application) * FROM conformity
                  WHERE call_action = #{callAction} ORDER BY application, version DESC) c
            JOIN application a ON a.id = c.application
                 AND NOT EXISTS (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id)
            """;

    record Meeting(UUID id, LocalDate heldOn, String recordedBy) {}

    @Select("""
            SELECT p.id, p.name, coalesce(p.interest_group, '') AS interest_group, p.public_authority
            FROM local_action_group g
            JOIN party_relation r ON r.other = g.party AND r.kind = 'BOARD' AND r.valid @> #{on}::date
            JOIN party p ON p.id = r.party
            WHERE g.code = #{lag} ORDER BY p.name, p.id
            """)
    List<Board.Member> members(String lag, LocalDate on);

    @Insert("""
            INSERT INTO board_meeting (id, call, held_on, minutes, recorded_by)
            VALUES (#{id}, #{call}, #{heldOn}, #{minutes}, #{person})
            """)
    void meeting(UUID id, UUID call, LocalDate heldOn, String minutes, String person);

    @Insert("""
            <script>
            INSERT INTO board_attendance (meeting, member, present) VALUES
            <foreach collection="members" item="member" separator=",">
                (#{meeting}, #{member.id}, <choose><when test="present.contains(member.id)">true</when><otherwise>false</otherwise></choose>)
            </foreach>
            </script>
            """)
    void attendance(UUID meeting, List<Board.Member> members, List<UUID> present);

    @Insert("""
            <script>
            INSERT INTO board_abstention (meeting, application, member) VALUES
            <foreach collection="abstentions" item="abstention" separator=",">
                (#{meeting}, #{abstention.application}, #{abstention.member})
            </foreach>
            </script>
            """)
    void abstentions(UUID meeting, List<Board.Abstention> abstentions);

    @Select("SELECT id, held_on, recorded_by FROM board_meeting WHERE call = #{call} ORDER BY id DESC LIMIT 1")
    Optional<Meeting> latest(UUID call);

    @Select("SELECT member FROM board_attendance WHERE meeting = #{meeting} AND present")
    List<UUID> present(UUID meeting);

    @Select("SELECT application, member FROM board_abstention WHERE meeting = #{meeting}")
    List<Board.Abstention> abstained(UUID meeting);

    @Insert("""
            INSERT INTO conformity (application, version, call, call_action, outcome, rank, decision)
            VALUES (#{c.application}, (SELECT count(*) + 1 FROM conformity WHERE application = #{c.application}),
                    #{c.call}, #{c.callAction}, #{c.outcome}, #{c.rank}, #{c.decision})
            """)
    void decide(@Param("c") Conformity conformity);

    @Select("""
            SELECT application, call, call_action, outcome, rank, decision FROM conformity
            WHERE application = #{application} ORDER BY version DESC LIMIT 1
            """)
    Optional<Conformity> conformity(UUID application);

    @Select("""
            SELECT DISTINCT ON (application) application, call, call_action, outcome, rank, decision
            FROM conformity WHERE call = #{call} ORDER BY application, version DESC
            """)
    List<Conformity> ofCall(UUID call);

    /** One at a time per action: who calls up reads the money that is left. */
    @Select("SELECT pg_advisory_xact_lock(hashtextextended('reserve ' || #{callAction}::text, 0))")
    Object lockReserveOf(UUID callAction);

    @Select("SELECT EXISTS (SELECT 1 FROM conformity WHERE call_action = #{callAction})")
    boolean isDecided(UUID callAction);

    /** Those without funding that can still be called up, best first. */
    @Select(LATEST + """
            WHERE c.outcome = 'conforms-without-funding' AND NOT EXISTS
                (SELECT 1 FROM decision d WHERE d.case_id = c.application AND d.kind = 'funding')
            ORDER BY c.rank
            """)
    List<Conformity> waiting(UUID callAction);

    /** How many funded ones wait for the decision on funding: money may still come back from them. */
    @Select("SELECT count(*) FROM (" + LATEST + """
            WHERE c.outcome = 'conforms' AND NOT EXISTS
                (SELECT 1 FROM decision d WHERE d.case_id = c.application AND d.kind = 'funding')) undecided
            """)
    int undecided(UUID callAction);
}
