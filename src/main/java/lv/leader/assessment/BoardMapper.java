package lv.leader.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface BoardMapper {

    record Meeting(UUID id, LocalDate heldOn, String minutes, String recordedBy) {}

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
    void abstentions(UUID meeting, List<BoardMeeting.Abstention> abstentions);

    @Select("SELECT id, held_on, minutes, recorded_by FROM board_meeting WHERE call = #{call} ORDER BY id DESC LIMIT 1")
    Optional<Meeting> latest(UUID call);

    @Select("SELECT member FROM board_attendance WHERE meeting = #{meeting} AND present")
    List<UUID> present(UUID meeting);

    @Select("SELECT application, member FROM board_abstention WHERE meeting = #{meeting}")
    List<BoardMeeting.Abstention> abstained(UUID meeting);
}
