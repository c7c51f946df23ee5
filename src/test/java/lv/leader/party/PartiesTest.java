package lv.leader.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.party.Relation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PartiesTest extends LeaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @Autowired
    Parties parties;

    private final UUID evaluator = person();
    private final UUID applicant = Ids.next();
    private final UUID stranger = Ids.next();

    private UUID person() {
        return Ids.next();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "SUCCESSOR")
    void everyTieIsAConflictWhicheverWayItIsWritten(Kind kind) {
        everybody();
        tie(evaluator, applicant, kind, DAY, null);
        tie(stranger, evaluator, kind, DAY, null);
        assertThat(conflicts(applicant, stranger))
                .extracting(Conflict::path)
                .contains(kind.name())
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whoAppliesForThemselvesIsInConflict() {
        everybody();
        assertThat(conflicts(evaluator)).extracting(Conflict::path).containsExactly("SAME");
    }

    @Test
    void aRelativeOnTheBoardIsAConflictOverOnePartyBetween() {
        everybody();
        UUID sister = Ids.next();
        parties.register(new Party(sister, Party.Kind.PERSON, "Demo Sister", null, null, null, false));
        tie(evaluator, sister, Kind.RELATIVE, DAY, null);
        tie(sister, applicant, Kind.BOARD, DAY, null);
        assertThat(conflicts(applicant, stranger)).containsExactly(new Conflict(applicant, "RELATIVE, BOARD", sister));
    }

    @Test
    void aTieCountsFromItsFirstDayUntilTheDayItEnds() {
        everybody();
        tie(evaluator, applicant, Kind.EMPLOYER, DAY, DAY.plusDays(2));
        assertThat(parties.conflicts(evaluator, List.of(applicant), DAY.minusDays(1)))
                .isEmpty();
        assertThat(parties.conflicts(evaluator, List.of(applicant), DAY)).hasSize(1);
        assertThat(parties.conflicts(evaluator, List.of(applicant), DAY.plusDays(1)))
                .hasSize(1);
        assertThat(parties.conflicts(evaluator, List.of(applicant), DAY.plusDays(2)))
                .isEmpty();
    }

    @Test
    void nobodyIsInConflictWithAStranger() {
        everybody();
        assertThat(conflicts(applicant, stranger)).isEmpty();
    }

    @Test
    void theSameTieCannotHoldTwiceAtATime() {
        everybody();
        tie(evaluator, applicant, Kind.BOARD, DAY, null);
        assertThatThrownBy(() -> tie(evaluator, applicant, Kind.BOARD, DAY.plusYears(1), null))
                .hasMessageContaining("party_relation_once_at_a_time");
    }

    @Test
    void aMergedGroupHasASuccessorFromThatDay() {
        everybody();
        tie(stranger, applicant, Kind.SUCCESSOR, DAY, null);
        assertThat(parties.successorOf(applicant, DAY.minusDays(1))).isEmpty();
        assertThat(parties.successorOf(applicant, DAY)).contains(stranger);
        assertThat(parties.conflicts(stranger, List.of(applicant), DAY)).isEmpty();
    }

    @Test
    void aLagHasItsTerritoryByMunicipality() {
        everybody();
        String code = "T" + applicant.toString().substring(24);
        parties.localActionGroup(code, applicant, List.of("0053000", "0054000"));
        assertThat(parties.inTerritory(code, "0053000")).isTrue();
        assertThat(parties.inTerritory(code, "0030000")).isFalse();
    }

    private void everybody() {
        parties.register(new Party(
                evaluator, Party.Kind.PERSON, "Demo Evaluator", null, "demo-" + evaluator, "residents", false));
        parties.register(new Party(applicant, Party.Kind.ORGANISATION, "Demo Society", null, null, null, false));
        parties.register(new Party(stranger, Party.Kind.ORGANISATION, "Demo Farm", null, null, null, false));
    }

    private void tie(UUID party, UUID other, Kind kind, LocalDate from, LocalDate until) {
        parties.relate(new Relation(party, other, kind, from, until));
    }

    private List<Conflict> conflicts(UUID... others) {
        return parties.conflicts(evaluator, List.of(others), DAY);
    }
}
