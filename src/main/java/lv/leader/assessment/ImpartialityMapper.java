package lv.leader.assessment;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ImpartialityMapper {

    @Select("""
            SELECT d.evaluator, d.free, d.reasons, d.tie_found, d.declared_at,
                   EXISTS (SELECT 1 FROM evaluator_drawn w
                           WHERE w.call_action = d.call_action AND w.evaluator = d.evaluator AND w.drawn) AS drawn,
                   (SELECT max(s.signed_at) FROM score_sheet s
                    WHERE s.application = a.id AND s.evaluator = d.evaluator) AS signed_at,
                   (SELECT min(l.left_at) FROM evaluator_leaving l
                    WHERE l.call_action = d.call_action AND l.evaluator = d.evaluator) AS left_at
            FROM application a
            JOIN conflict_declaration d ON d.call_action = a.call_action
            WHERE a.id = #{application} ORDER BY d.evaluator
            """)
    List<Impartiality.Evaluator> evaluators(UUID application);

    @Select("""
            SELECT m.id, m.application IS NOT NULL AS general, m.held_on, m.repeat_of, m.minutes, m.recorded_by,
                   m.recorded_at, r.seats, r.votes, r.votes_for, r.votes_against, r.abstained, r.share_of_seats, r.quorum,
                   r.largest_share, r.ceiling, r.non_public_share, r.floor, r.decided, r.carried, r.passed_on, r.reasons
            FROM board_result r JOIN board_meeting m ON m.id = r.meeting
            WHERE r.application = #{application} ORDER BY m.id
            """)
    List<Impartiality.Meeting> meetings(UUID application);

    @Select("""
            SELECT p.name AS member, coalesce(p.interest_group, '') AS interest_group, p.public_authority, t.present,
                   coalesce(i.declared, false) AS declared, coalesce(i.found, false) AS found, v.vote,
                   seat.name AS seat_of
            FROM board_attendance t
            JOIN party p ON p.id = t.member
            LEFT JOIN (
                SELECT b.member, bool_or(b.declared) AS declared, bool_or(b.found) AS found
                FROM board_abstention b
                JOIN application other ON other.id = b.application
                JOIN application own ON own.call_action = other.call_action AND own.id = #{application}
                WHERE b.meeting = #{meeting} GROUP BY b.member) i ON i.member = t.member
            LEFT JOIN board_vote v
                   ON v.meeting = t.meeting AND v.application = #{application} AND v.member = t.member
            LEFT JOIN party seat ON seat.id = v.seat_of
            WHERE t.meeting = #{meeting} ORDER BY p.name, p.id
            """)
    List<Impartiality.Voice> voices(UUID meeting, UUID application);
}
