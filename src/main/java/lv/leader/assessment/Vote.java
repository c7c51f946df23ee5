package lv.leader.assessment;

import java.util.List;
import lv.leader.assessment.Board.Member;
import lv.leader.party.VoteShares;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Ruling;

/**
 * The vote on one application: who may vote, what they said, and whether it counts.
 *
 * @param law what the rules of voting answered: codes of what speaks against this vote, with the numbers asked
 * @param silent who may vote and has not said how
 * @param carried whether as many voted for it as the rules ask
 * @param passedOn left to the general meeting, because the board can't decide lawfully
 * @param reasons of a body that votes an application down
 */
public record Vote(
        Voters voters,
        Tally tally,
        Ruling law,
        List<Member> silent,
        boolean carried,
        boolean passedOn,
        String reasons) {

    /** Votes counted. */
    public record Tally(long votesFor, long votesAgainst, long abstained) {}

    /** Whether those who are there may decide on this application. */
    public boolean isLawful() {
        return law.outputs().isEmpty();
    }

    /** Whether it is decided here; what is not goes to the general meeting. */
    boolean isDecided() {
        return isLawful() && silent.isEmpty() && !passedOn;
    }

    /** Everything that speaks against the vote as it stands, with the numbers. */
    List<Refusal> objections() {
        String number = voters.application().number();
        if (!isLawful()) {
            return unlawful();
        }
        if (!silent.isEmpty()) {
            return List.of(Refusal.of(
                    "board.votes-missing",
                    "application",
                    number,
                    "members",
                    String.join(", ", silent.stream().map(Member::name).toList())));
        }
        return carried || !reasons.isBlank()
                ? List.of()
                : List.of(Refusal.of(
                        "board.reasons-missing",
                        "application",
                        number,
                        "for",
                        tally.votesFor(),
                        "against",
                        tally.votesAgainst()));
    }

    /** What speaks against deciding on it with those who are there; empty where nothing does. */
    public List<Refusal> unlawful() {
        return law.all("refusal").stream().map(this::unlawful).toList();
    }

    private Refusal unlawful(String code) {
        var asked = law.inputs();
        VoteShares shares = voters.shares();
        return Refusal.of(
                code,
                "application",
                voters.application().number(),
                "votes",
                voters.members().size(),
                "seats",
                voters.seats().size(),
                "least",
                asked.get("least"),
                "quorum",
                asked.get("quorum"),
                "group",
                shares.strongest(),
                "share",
                code.equals("board.too-many-public-votes") ? shares.nonPublic() : shares.largest(),
                "ceiling",
                asked.get("ceiling"),
                "floor",
                asked.get("floor"));
    }
}
