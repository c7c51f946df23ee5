package lv.leader.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.rules.Ruling;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface BoardMapper {

    record Meeting(UUID id, LocalDate heldOn, LocalDate repeatOf, String minutes, String recordedBy) {}

    /** @param seatOf in whose seat a substitute voted; null for a member's own */
    record Cast(UUID member, UUID seatOf, String vote) {}

    @Select("""
            <script>
            SELECT p.id, p.name, coalesce(p.interest_group, '') AS interest_group, p.public_authority,
                   bool_and(r.kind = 'SUBSTITUTE') AS substitute
            FROM local_action_group g
            JOIN party_relation r ON r.other = g.party AND r.valid @&gt; #{on}::date AND r.kind IN
                <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach>
            JOIN party p ON p.id = r.party
            WHERE g.code = #{lag} GROUP BY p.id ORDER BY p.name, p.id
            </script>
            """)
    List<Board.Member> members(String lag, LocalDate on, List<String> kinds);

    @Insert("""
            INSERT INTO board_meeting (id, call, application, held_on, repeat_of, minutes, recorded_by)
            VALUES (#{id}, #{call}, #{application}, #{heldOn}, #{repeatOf}, #{minutes}, #{person})
            """)
    void meeting(
            UUID id, UUID call, UUID application, LocalDate heldOn, LocalDate repeatOf, String minutes, String person);

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
            INSERT INTO board_abstention (meeting, application, member, declared, found) VALUES
            <foreach collection="abstentions" item="abstention" separator=",">
                (#{meeting}, #{abstention.application}, #{abstention.member},
                 <choose><when test="declared.contains(abstention)">true</when><otherwise>false</otherwise></choose>,
                 <choose><when test="found.contains(abstention)">true</when><otherwise>false</otherwise></choose>)
            </foreach>
            </script>
            """)
    void abstentions(
            UUID meeting,
            List<BoardMeeting.Abstention> abstentions,
            Set<BoardMeeting.Abstention> declared,
            Set<BoardMeeting.Abstention> found);

    @Insert("""
            <script>
            INSERT INTO board_vote (meeting, application, member, seat_of, vote) VALUES
            <foreach collection="cast" item="one" separator=",">
                (#{meeting}, #{application}, #{one.member}, #{one.seatOf}, #{one.vote})
            </foreach>
            </script>
            """)
    void votes(UUID meeting, UUID application, List<Cast> cast);

    @Insert("""
            INSERT INTO board_result (meeting, application, seats, votes, votes_for, votes_against, abstained,
                                      share_of_seats, quorum, largest_share, ceiling, non_public_share, floor,
                                      decided, carried, passed_on, reasons, ruling)
            VALUES (#{meeting}, #{v.voters.application.id}, #{seats}, #{votes}, #{v.tally.votesFor},
                    #{v.tally.votesAgainst}, #{v.tally.abstained}, #{r.inputs.shareOfSeats}, #{r.inputs.quorum},
                    #{r.inputs.largestShare}, #{r.inputs.ceiling}, #{r.inputs.nonPublicShare}, #{r.inputs.floor},
                    #{decided}, #{carried}, #{v.passedOn}, #{v.reasons}, #{r.id})
            """)
    void insertResult(
            UUID meeting,
            @Param("v") Vote vote,
            int seats,
            int votes,
            boolean decided,
            boolean carried,
            @Param("r") Ruling ruling);

    default void result(UUID meeting, Vote vote, boolean decided, boolean carried, Ruling ruling) {
        insertResult(
                meeting,
                vote,
                vote.voters().seats().size(),
                vote.voters().members().size(),
                decided,
                carried,
                ruling);
    }

    /** The subject is a call, for its board, or an application, for the general meeting. */
    @Select("""
            SELECT id, held_on, repeat_of, minutes, recorded_by FROM board_meeting
            WHERE coalesce(application, call) = #{subject} ORDER BY id DESC LIMIT 1
            """)
    Optional<Meeting> latest(UUID subject);

    @Select("SELECT member FROM board_attendance WHERE meeting = #{meeting} AND present")
    List<UUID> present(UUID meeting);

    @Select("SELECT application, member FROM board_abstention WHERE meeting = #{meeting} AND declared")
    List<BoardMeeting.Abstention> declared(UUID meeting);

    @Select("SELECT application, member, vote FROM board_vote WHERE meeting = #{meeting}")
    List<BoardMeeting.Ballot> ballots(UUID meeting);

    @Select("""
            SELECT application, decided, carried, passed_on, votes_for, votes_against, abstained, reasons
            FROM board_result WHERE meeting = #{meeting}
            """)
    List<Board.Outcome> outcomes(UUID meeting);

    /** Leaves an application to the general meeting, with its place and the money kept for it. */
    @Insert("""
            INSERT INTO board_item (application, rank, held) VALUES (#{application}, #{rank}, #{held})
            """)
    void leave(UUID application, int rank, Money held);

    /** @param held support kept for it while it waits; zero where the money does not reach it */
    record Item(UUID application, int rank, Money held) {}

    @Select("SELECT application, rank, held FROM board_item WHERE application = #{application}")
    Optional<Item> left(UUID application);
}
