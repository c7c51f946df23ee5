package lv.leader.strategy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import lv.leader.party.VoteShares;
import lv.leader.party.VoteShares.Voice;

/**
 * A meeting of a group on its own strategy, whole or half-finished: all members of the strategy, who came, who voted how.
 *
 * @param decided {@code hand-in}, {@code return} to preparation, or, of an amendment, {@code give-up}
 * @param minutes what was discussed and decided
 */
public record GroupMeeting(LocalDate heldOn, String place, String decided, String minutes, List<Ballot> ballots) {

    public static final String HAND_IN = "hand-in";
    public static final String RETURN = "return";
    public static final String GIVE_UP = "give-up";

    public GroupMeeting {
        ballots = ballots == null ? List.of() : List.copyOf(ballots);
    }

    /**
     * A member with its vote on handing the strategy in.
     *
     * @param member place in the strategy's list of members, from 0: partners may bear the same name
     * @param sector {@code public}, {@code private} or {@code civil}
     * @param vote {@code for}, {@code against} or {@code abstain}; null where none was given
     */
    public record Ballot(int member, String name, String interestGroup, String sector, boolean present, String vote) {

        @JsonIgnore
        public boolean publicAuthority() {
            return "public".equals(sector);
        }

        /** The same member, present and voting so. */
        public Ballot voting(String how) {
            return new Ballot(member, name, interestGroup, sector, true, how);
        }

        boolean silent() {
            return present && (vote == null || vote.isBlank());
        }
    }

    @JsonIgnore
    public List<Ballot> present() {
        return ballots.stream().filter(Ballot::present).toList();
    }

    /** How many of those present voted so. */
    public long votes(String how) {
        return present().stream().filter(ballot -> how.equals(ballot.vote())).count();
    }

    /** Members present, per cent of all. */
    @JsonIgnore
    public BigDecimal presentShare() {
        return VoteShares.share(present().size(), ballots.size());
    }

    /** Votes for, per cent of those present. */
    @JsonIgnore
    public BigDecimal forShare() {
        return VoteShares.share(votes("for"), present().size());
    }

    /** How the votes of those present are spread over interest groups. */
    @JsonIgnore
    public VoteShares shares() {
        return VoteShares.of(present().stream()
                .map(ballot ->
                        new Voice(Objects.requireNonNullElse(ballot.interestGroup(), ""), ballot.publicAuthority()))
                .toList());
    }
}
