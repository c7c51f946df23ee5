package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of approved strategies: each a new version, one at a time, through the same committee (2021/1060 art. 32). */
@Component
public class StrategyAmendments {

    private static final TypeReference<StrategyDraft> DRAFT = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final StrategyAmendmentMapper amendments;
    private final AmendedMoney money;
    private final JsonText json;

    StrategyAmendments(StrategyMapper mapper, StrategyAmendmentMapper amendments, AmendedMoney money, JsonText json) {
        this.json = json;
        this.mapper = mapper;
        this.amendments = amendments;
        this.money = money;
    }

    /**
     * A version that is to change the one in force.
     *
     * @param amends the version in force
     * @param handedInAt when the committee got it; null while the group writes
     */
    public record Amendment(UUID version, int number, UUID amends, String reason, String begunBy, Instant handedInAt) {}

    /**
     * Begins a new version with the text of the one in force.
     *
     * @return the strategy, whose case it is
     * @throws lv.leader.refusal.RefusedException {@code strategy.nothing-to-amend} where none is approved,
     *     {@code strategy.amendment-open} where one is under way
     */
    @Transactional
    public UUID begin(String lag, String fund, String period, String reason, String person) {
        StrategyVersion inForce = mapper.approvedOf(lag, fund, period)
                .orElseThrow(() -> Refusal.of("strategy.nothing-to-amend", "fund", fund, "period", period)
                        .asException());
        mapper.lock(inForce.strategy());
        if (!mapper.current(inForce.strategy()).orElseThrow().id().equals(inForce.id())) {
            throw Refusal.of("strategy.amendment-open").asException();
        }
        amendments.begin(Ids.next(), inForce.id(), reason, person);
        return inForce.strategy();
    }

    /** The amendment under way, if there is one. */
    public Optional<Amendment> open(UUID strategy) {
        return amendments.open(strategy);
    }

    /**
     * How the version that is worked on differs from an earlier one.
     *
     * @param number of the version it is compared with
     * @param inForce whether that is the one in force; else it was given back
     */
    public record Compared(int number, boolean inForce, List<Change> changes) {}

    /** Against the version in force, else the one given back before; empty where there is none or nothing is open. */
    public Optional<Compared> compared(UUID strategy) {
        return amendments
                .before(strategy)
                .map(before -> new Compared(
                        before.number(),
                        before.inForce(),
                        Difference.between(
                                json.read(before.draft(), DRAFT),
                                json.read(mapper.written(strategy).draft(), DRAFT))));
    }

    /** The version that is worked on comes to nothing; what was set apart for it goes back, the one in force stays. */
    @Transactional
    public void close(UUID strategy) {
        StrategyVersion ended = mapper.current(strategy).orElseThrow();
        open(strategy)
                .ifPresent(amendment -> money.putBack(mapper.find(strategy).orElseThrow(), ended, amendment.amends()));
        amendments.close(ended.id());
    }

    /** The version that is worked on came to nothing; the next goes on with its text. */
    void giveBack(UUID strategy, String reasons) {
        UUID version = mapper.current(strategy).orElseThrow().id();
        close(strategy);
        amendments.goOn(Ids.next(), version, reasons);
    }

    /** What speaks against the money of the amendment under way; nothing where none is. */
    List<Refusal> against(UUID strategy, StrategyDraft draft) {
        return open(strategy)
                .map(amendment -> money.against(amendment.amends(), draft))
                .orElse(List.of());
    }

    /** What the amendment takes from actions is out of the reach of calls from now on. */
    void handIn(UUID strategy, StrategyDraft draft) {
        open(strategy)
                .ifPresent(amendment -> money.setApart(
                        mapper.find(strategy).orElseThrow(), amendment.version(), amendment.amends(), draft));
    }
}
