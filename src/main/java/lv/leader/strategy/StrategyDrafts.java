package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.party.Municipality;
import lv.leader.party.Parish;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Strategies while they are written: their text, what it lacks, what the rules would refuse, and handing in. */
@Component
public class StrategyDrafts {

    /** The tables whose version is fixed when a version of a strategy is handed in. */
    private static final List<String> RULES = List.of(
            "programme", "strategy-admissibility", "strategy-criteria", "strategy-threshold", "midterm-reserve");

    private static final TypeReference<StrategyDraft> DRAFT = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final Admissibility admissibility;
    private final Rules rules;
    private final Parties parties;
    private final JsonText json;
    private final Programme programme;
    private final StrategyAmendments amendments;

    StrategyDrafts(
            StrategyMapper mapper,
            Admissibility admissibility,
            Rules rules,
            Parties parties,
            JsonText json,
            Programme programme,
            StrategyAmendments amendments) {
        this.programme = programme;
        this.amendments = amendments;
        this.mapper = mapper;
        this.admissibility = admissibility;
        this.rules = rules;
        this.parties = parties;
        this.json = json;
    }

    /** Begins the first version, with nothing but a title. */
    void begin(UUID strategy, String title) {
        mapper.insertVersion(Ids.next(), strategy, 1, json.write(StrategyDraft.titled(title)), "[]");
    }

    /** What stands written in the newest version. */
    public StrategyDraft draft(UUID strategy) {
        return json.read(mapper.written(strategy).draft(), DRAFT);
    }

    /** How often the newest version was written: who writes says which one they saw. */
    public int revision(UUID strategy) {
        return mapper.written(strategy).revision();
    }

    /** Keeps what is written over whatever stands there. */
    @Transactional
    public void write(UUID strategy, StrategyDraft draft) {
        write(strategy, draft, mapper.written(strategy).revision(), null);
    }

    /**
     * Keeps what is written, whole or half-finished.
     *
     * @param revision that the writer saw
     * @throws lv.leader.refusal.RefusedException {@code strategy.handed-in} once the committee has it,
     *     {@code strategy.written-meanwhile} where somebody wrote after the revision that the writer saw
     */
    @Transactional
    public void write(UUID strategy, StrategyDraft draft, int revision, String by) {
        var written = mapper.written(strategy);
        if (written.handedIn()) {
            throw Refusal.of("strategy.handed-in").asException();
        }
        if (mapper.write(written.version(), revision, json.write(draft), by) == 0) {
            throw Refusal.of("strategy.written-meanwhile", "by", Objects.requireNonNullElse(written.writtenBy(), "?"))
                    .asException();
        }
        if (draft.title() != null && !draft.title().isBlank()) {
            mapper.rename(strategy, draft.title());
        }
    }

    /** Why the newest version was given back, by the rules or the committee; empty when it was not. */
    public List<Refusal> reasons(UUID strategy) {
        return json.read(mapper.written(strategy).reasons(), REFUSALS);
    }

    /** What is not written yet; the group can't approve a strategy before this is empty. */
    public List<Refusal> incomplete(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        return Completeness.of(
                draft(strategy),
                new Completeness.Known(
                        about.fund(),
                        funds(strategy),
                        priorities(strategy),
                        parties.municipalities().stream()
                                .map(Municipality::atvk)
                                .toList(),
                        parties.parishes().stream().collect(Collectors.toMap(Parish::atvk, Parish::municipality))));
    }

    /** The strategy's own fund: it pays for running costs and for all that names no other. */
    public String fund(UUID strategy) {
        return mapper.find(strategy).orElseThrow().fund();
    }

    /** Codes of the common priorities of the programme that objectives may serve. */
    public List<String> priorities(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        return funds(strategy).stream()
                .flatMap(fund -> Arrays.stream(programme
                        .of(fund, about.period())
                        .text("strategy.priorities")
                        .split(",")))
                .map(String::trim)
                .distinct()
                .toList();
    }

    /**
     * Funds that actions may draw on: the strategy's own. Its money is booked, shared and called for under one fund; a
     * group with two funds has a strategy for each, each within its own range of inhabitants.
     */
    public List<String> funds(UUID strategy) {
        return List.of(fund(strategy));
    }

    /** Everything that speaks against the strategy as it is written now: gaps, and what the rules would refuse. */
    public List<Refusal> missing(UUID strategy) {
        List<Refusal> missing = new ArrayList<>(incomplete(strategy));
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        missing.addAll(admissibility.preview(about, version, draft(strategy)));
        missing.addAll(amendments.against(strategy, draft(strategy)));
        return missing;
    }

    /**
     * Asks the rules about the strategy as written and approved by the group. Where nothing speaks against it, it is
     * handed in: its text and the rules for it stand from now on.
     *
     * @return whether it is admissible; why not is kept in {@link #reasons}
     */
    @Transactional
    public boolean checkAdmissibility(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        List<Refusal> against = new ArrayList<>(incomplete(strategy));
        against.addAll(admissibility.decide(about, version, draft(strategy)));
        against.addAll(amendments.against(strategy, draft(strategy)));
        if (!against.isEmpty()) {
            mapper.giveBack(version, json.write(against));
            return false;
        }
        rules.pin(version, RULES);
        amendments.handIn(strategy, draft(strategy));
        mapper.handIn(version);
        return true;
    }

    /** This version came to nothing; the next begins with its text, for the group to improve. */
    @Transactional
    public void giveBack(UUID strategy, List<Refusal> reasons) {
        amendments.giveBack(strategy, json.write(reasons));
    }
}
