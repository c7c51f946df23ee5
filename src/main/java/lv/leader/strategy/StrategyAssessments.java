package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.JsonText;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the committee's members assess a strategy, and where it stands against the threshold. */
@Component
public class StrategyAssessments {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final TypeReference<List<Mark>> MARKS = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final Strategies strategies;
    private final Committee committee;
    private final StrategyLaw law;
    private final Rules rules;
    private final JsonText json;

    StrategyAssessments(
            StrategyMapper mapper,
            Strategies strategies,
            Committee committee,
            StrategyLaw law,
            Rules rules,
            JsonText json) {
        this.mapper = mapper;
        this.strategies = strategies;
        this.committee = committee;
        this.law = law;
        this.rules = rules;
        this.json = json;
    }

    /** A criterion of the committee, by its code in the table {@code strategy-criteria}. */
    public record CommitteeCriterion(String code, BigDecimal maxPoints) {}

    /** @param points null while nothing is given */
    public record Mark(String criterion, BigDecimal points, String comment) {}

    /** Mean of the signed assessments, per cent of the highest points, against the committee's threshold. */
    public record Standing(BigDecimal share, BigDecimal threshold, boolean reached) {}

    /** The committee's criteria for this strategy. */
    public List<CommitteeCriterion> criteria(UUID strategy) {
        Strategy about = strategies.find(strategy).orElseThrow();
        return rules
                .preview(
                        strategies.current(strategy).id(),
                        "strategy-criteria",
                        Map.of("fund", about.fund(), "period", about.period()))
                .outputs()
                .stream()
                .map(row -> new CommitteeCriterion(
                        row.get("criterion").toString(),
                        new BigDecimal(row.get("maxPoints").toString())))
                .toList();
    }

    /** What a member has written so far: theirs alone until all are in. */
    public List<Mark> marks(UUID strategy, String member) {
        return mapper.sheets(strategies.current(strategy).id()).stream()
                .filter(sheet -> sheet.member().equals(member))
                .findFirst()
                .map(sheet -> json.read(sheet.marks(), MARKS))
                .orElse(List.of());
    }

    /** Keeps a member's assessment, whole or half-finished. */
    @Transactional
    public void assess(UUID strategy, String member, List<Mark> marks) {
        committee.bar(strategy, member).ifPresent(refusal -> {
            throw refusal.asException();
        });
        mapper.saveSheet(strategies.current(strategy).id(), member, json.write(marks));
    }

    /** What a member's assessment still lacks: points within each criterion, and why. */
    public List<Refusal> missing(UUID strategy, String member) {
        Map<String, Mark> given = new HashMap<>();
        marks(strategy, member).forEach(mark -> given.put(mark.criterion(), mark));
        List<Refusal> missing = new ArrayList<>();
        int row = 0;
        for (CommitteeCriterion criterion : criteria(strategy)) {
            row++;
            Mark mark = given.get(criterion.code());
            if (mark == null || mark.points() == null) {
                missing.add(Refusal.of("committee.points-missing", "row", row));
            } else if (mark.points().signum() < 0 || mark.points().compareTo(criterion.maxPoints()) > 0) {
                missing.add(Refusal.of(
                        "committee.points-out-of-range",
                        "row",
                        row,
                        "points",
                        mark.points(),
                        "max",
                        criterion.maxPoints()));
            } else if (mark.comment() == null || mark.comment().isBlank()) {
                missing.add(Refusal.of("committee.comment-missing", "row", row));
            }
        }
        return missing;
    }

    /** Signs a member's assessment: from now on it stands. Nothing to sign where an interest came up meanwhile. */
    @Transactional
    public void sign(UUID strategy, String member) {
        if (committee.bar(strategy, member).isEmpty()) {
            mapper.signSheet(strategies.current(strategy).id(), member);
        }
    }

    /** Holds the mean of the signed assessments against the committee's threshold. */
    @Transactional
    public Standing applyThreshold(UUID strategy) {
        UUID version = strategies.current(strategy).id();
        BigDecimal threshold = law.of(strategy).percent("strategy.selection.threshold");
        BigDecimal share = meanShare(strategy, version);
        boolean reached = rules.decide(
                        strategy, version, "strategy-threshold", Map.of("share", share, "threshold", threshold))
                .yes("reached");
        return new Standing(share, threshold, reached);
    }

    private BigDecimal meanShare(UUID strategy, UUID version) {
        List<BigDecimal> totals = mapper.sheets(version).stream()
                .filter(StrategyMapper.Sheet::signed)
                .filter(sheet -> committee.bar(strategy, sheet.member()).isEmpty())
                .map(sheet -> json.read(sheet.marks(), MARKS).stream()
                        .map(Mark::points)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        BigDecimal max =
                criteria(strategy).stream().map(CommitteeCriterion::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (totals.isEmpty() || max.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.multiply(HUNDRED).divide(max.multiply(new BigDecimal(totals.size())), 2, RoundingMode.HALF_UP);
    }

    /** How the strategy stands after the assessments; empty before. */
    public Optional<Standing> standing(UUID strategy) {
        return rules.of(strategy).stream()
                .filter(ruling -> ruling.table().equals("strategy-threshold"))
                .reduce((earlier, later) -> later)
                .map(ruling -> new Standing(
                        new BigDecimal(ruling.inputs().get("share").toString()),
                        new BigDecimal(ruling.inputs().get("threshold").toString()),
                        ruling.yes("reached")));
    }
}
