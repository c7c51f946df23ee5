package lv.leader.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.joda.money.Money;

@Mapper
interface MinutesMapper {

    record Meeting(
            UUID id,
            UUID call,
            boolean general,
            LocalDate heldOn,
            LocalDate repeatOf,
            String minutes,
            String recordedBy,
            String lag,
            String groupName,
            int round) {}

    record Seat(String name, String interestGroup, boolean publicAuthority, boolean present) {}

    record Interest(String member, String application, boolean declared, boolean found) {}

    /** @param voices names with their votes, by the vote; null where nobody voted */
    record Item(
            UUID application,
            String action,
            String number,
            String title,
            String applicant,
            Money requested,
            Integer rank,
            String outcome,
            Boolean decided,
            Boolean carried,
            Integer seats,
            Integer votes,
            Integer votesFor,
            Integer votesAgainst,
            Integer abstained,
            BigDecimal shareOfSeats,
            BigDecimal largestShare,
            BigDecimal ceiling,
            BigDecimal nonPublicShare,
            BigDecimal floor,
            BigDecimal mean,
            String reasons,
            String votedFor,
            String votedAgainst,
            String abstainers) {}

    @Select("""
            SELECT m.id, m.call, m.application IS NOT NULL AS general, m.held_on, m.repeat_of, m.minutes, m.recorded_by,
                   c.lag, coalesce(p.name, c.lag) AS group_name, c.number AS round
            FROM board_meeting m
            JOIN call_round c ON c.id = m.call
            LEFT JOIN local_action_group g ON g.code = c.lag
            LEFT JOIN party p ON p.id = g.party
            WHERE coalesce(m.application, m.call) = #{subject} ORDER BY m.id DESC LIMIT 1
            """)
    Optional<Meeting> latest(UUID subject);

    @Select("""
            SELECT p.name, coalesce(p.interest_group, '') AS interest_group, p.public_authority, t.present
            FROM board_attendance t JOIN party p ON p.id = t.member
            WHERE t.meeting = #{meeting} ORDER BY p.name, p.id
            """)
    List<Seat> seats(UUID meeting);

    @Select("""
            SELECT p.name AS member, a.number AS application, b.declared, b.found
            FROM board_abstention b JOIN party p ON p.id = b.member JOIN application a ON a.id = b.application
            WHERE b.meeting = #{meeting} ORDER BY p.name, a.number
            """)
    List<Interest> interests(UUID meeting);

    /** The ranking with the votes: of the whole round for its board, of one application for the general meeting. */
    @Select("""
            SELECT a.id AS application, s.code AS action, a.number, a.title, p.name AS applicant,
                   a.requested_support AS requested, coalesce(c.rank, i.rank) AS rank, c.outcome, r.decided, r.carried, r.seats, r.votes, r.votes_for,
                   r.votes_against, r.abstained, r.share_of_seats, r.largest_share, r.ceiling, r.non_public_share,
                   r.floor, round(e.points / nullif(e.sheets, 0), 2) AS mean, d.reasons,
                   v.voted_for, v.voted_against, v.abstainers
            FROM board_meeting m
            JOIN application a ON a.call = m.call AND (m.application IS NULL OR m.application = a.id)
            JOIN call_action k ON k.id = a.call_action
            JOIN strategy_action s ON s.id = k.action
            JOIN party p ON p.id = a.applicant
            LEFT JOIN board_result r ON r.meeting = m.id AND r.application = a.id
            LEFT JOIN board_item i ON i.application = a.id
            LEFT JOIN assessment_result e ON e.application = a.id
            LEFT JOIN LATERAL (SELECT rank, outcome, decision FROM conformity x WHERE x.application = a.id
                               ORDER BY version DESC LIMIT 1) c ON true
            LEFT JOIN decision d ON d.id = c.decision
            LEFT JOIN LATERAL (
                SELECT string_agg(w.name, ', ' ORDER BY w.name) FILTER (WHERE b.vote = 'for') AS voted_for,
                       string_agg(w.name, ', ' ORDER BY w.name) FILTER (WHERE b.vote = 'against') AS voted_against,
                       string_agg(w.name, ', ' ORDER BY w.name) FILTER (WHERE b.vote = 'abstain') AS abstainers
                FROM board_vote b JOIN party w ON w.id = b.member
                WHERE b.meeting = m.id AND b.application = a.id) v ON true
            WHERE m.id = #{meeting}
              AND NOT EXISTS (SELECT 1 FROM application_withdrawal x WHERE x.application = a.id)
            ORDER BY s.code, coalesce(c.rank, i.rank) NULLS LAST, a.number
            """)
    List<Item> items(UUID meeting);
}
