package lv.leader.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lv.leader.strategy.GroupMeeting.Ballot;

/** Meetings of a group on its strategy as tests need them. */
public final class GroupMeetings {

    private GroupMeetings() {}

    /** So many of its members come, evenly from all interest groups, and vote so; the others of them abstain. */
    public static GroupMeeting of(
            GroupMeeting empty, LocalDate day, String decided, int present, int votesFor, int votesAgainst) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Integer, Integer> places = new HashMap<>();
        empty.ballots()
                .forEach(ballot -> places.put(ballot.member(), seen.merge(ballot.interestGroup(), 1, Integer::sum)));
        List<Ballot> evenly = empty.ballots().stream()
                .sorted(Comparator.<Ballot>comparingInt(ballot -> places.get(ballot.member()))
                        .thenComparing(Ballot::member))
                .toList();
        return voted(empty, day, decided, evenly, present, votesFor, votesAgainst);
    }

    /** The first members of the list come, whatever their interest group. */
    public static GroupMeeting ofTheFirst(GroupMeeting empty, LocalDate day, String decided, int present) {
        return voted(empty, day, decided, empty.ballots(), present, present, 0);
    }

    private static GroupMeeting voted(
            GroupMeeting empty,
            LocalDate day,
            String decided,
            List<Ballot> ordered,
            int present,
            int votesFor,
            int votesAgainst) {
        List<Ballot> ballots = new ArrayList<>(ordered);
        for (int i = 0; i < present; i++) {
            ballots.set(
                    i,
                    ordered.get(i).voting(i < votesFor ? "for" : i < votesFor + votesAgainst ? "against" : "abstain"));
        }
        return new GroupMeeting(day, "Demo hall", decided, "We talked about it.", ballots);
    }
}
