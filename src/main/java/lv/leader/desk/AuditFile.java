package lv.leader.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.access.People;
import lv.leader.application.ProjectCase;
import lv.leader.assessment.ConflictDeclarations;
import lv.leader.assessment.EvaluatorDraw;
import lv.leader.assessment.Evaluators;
import lv.leader.assessment.Impartiality;
import lv.leader.audit.Audit;
import lv.leader.calendar.LegalCalendar;
import lv.leader.desk.CaseContent.Section;
import lv.leader.engine.Answers;
import lv.leader.party.Parties;
import lv.leader.party.Tie;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;

/** What an auditor asks of a case: who decided, were they free of interest, how long did it sit where. */
@Component
class AuditFile {

    /** Who decides what; the paying agency all that is not named. */
    private static final Map<String, String> BODIES = Map.of("conformity", "lag", "strategy", "committee");

    private final DecisionRegister register;
    private final Impartiality impartiality;
    private final Evaluators evaluators;
    private final ConflictDeclarations declarations;
    private final Answers answers;
    private final Audit audit;
    private final Parties parties;
    private final People people;
    private final Rules rules;
    private final RuleContent applied;
    private final TrailContent trail;
    private final ClockContent clocks;
    private final DeskLanguage language;

    AuditFile(
            DecisionRegister register,
            Impartiality impartiality,
            Evaluators evaluators,
            ConflictDeclarations declarations,
            Answers answers,
            Audit audit,
            Parties parties,
            People people,
            Rules rules,
            RuleContent applied,
            TrailContent trail,
            ClockContent clocks,
            DeskLanguage language) {
        this.register = register;
        this.impartiality = impartiality;
        this.evaluators = evaluators;
        this.declarations = declarations;
        this.answers = answers;
        this.audit = audit;
        this.parties = parties;
        this.people = people;
        this.rules = rules;
        this.applied = applied;
        this.trail = trail;
        this.clocks = clocks;
        this.language = language;
    }

    /** A part of the page under one of the three questions. */
    record Part(String question, List<Section> sections) {}

    /**
     * A project, with its payment requests.
     *
     * @param cases the application first
     */
    List<Part> ofProject(ProjectCase project, List<UUID> cases) {
        Wording words = new Wording(language, "audit");
        List<Section> decided = new ArrayList<>();
        decided.addAll(decisions(words, cases));
        for (Impartiality.Meeting meeting : impartiality.meetings(project.id())) {
            decided.add(numbers(words, meeting));
            decided.add(voices(words, meeting, project.id()));
        }
        decided.add(trail.answered(cases));
        decided.add(applied.of(cases));
        List<Section> free = new ArrayList<>();
        free.add(declarations(words, project));
        free.addAll(draws(words, project.application().callAction()));
        free.add(ties(words, project, cases));
        free.add(readings(words, cases));
        List<Section> stood = new ArrayList<>(clocks.of(project.id()));
        stood.addAll(trail.stays(cases));
        return parts(words, decided, free, stood);
    }

    /** A call or a strategy. */
    List<Part> of(UUID caseId) {
        Wording words = new Wording(language, "audit");
        List<UUID> cases = List.of(caseId);
        return parts(
                words,
                Stream.concat(decisions(words, cases).stream(), Stream.of(trail.answered(cases), applied.of(cases)))
                        .toList(),
                List.of(readings(words, cases)),
                trail.stays(cases));
    }

    private static List<Part> parts(Wording words, List<Section> decided, List<Section> free, List<Section> stood) {
        return Stream.of(
                        new Part(words.word("who-decided"), filled(decided)),
                        new Part(words.word("were-they-free"), filled(free)),
                        new Part(words.word("how-long"), filled(stood)))
                .toList();
    }

    private static List<Section> filled(List<Section> sections) {
        return sections.stream()
                .filter(section -> !section.facts().isEmpty() || !section.rows().isEmpty())
                .toList();
    }

    private List<Section> decisions(Wording words, List<UUID> cases) {
        Wording codes = new Wording(language, "case");
        return register.of(cases).stream()
                .map(decision -> Section.of(
                        decision.number() + ": " + codes.code("outcome", decision.outcome()),
                        List.of(
                                words.fact("kind", words.code("kind", decision.kind())),
                                words.fact("body", words.word("body-" + BODIES.getOrDefault(decision.kind(), "lad"))),
                                words.fact("on", decision.madeAt()),
                                words.fact("made-by", name(decision.madeBy())),
                                words.fact(
                                        "approved-by",
                                        decision.approvedBy() == null ? "" : name(decision.approvedBy())),
                                words.fact("in-force", decision.inForceFrom()),
                                words.fact("legal-basis", decision.legalBasis()),
                                words.fact("why", decision.reasons()),
                                words.fact(
                                        "delivered",
                                        register.deliveries(decision.id()).stream()
                                                .map(delivered -> delivered.how() + ", "
                                                        + language.value(delivered.deliveredAt()))
                                                .collect(Collectors.joining("\n"))),
                                words.fact("rule", snapshot(decision)))))
                .toList();
    }

    /** Tables with version and hash that were in force for the decision; what they were asked stands below. */
    private String snapshot(Decision decision) {
        Wording words = new Wording(language, "rule");
        return rules.of(decision.caseId()).stream()
                .filter(ruling -> decision.rulings().contains(ruling.id().toString()))
                .collect(Collectors.toMap(Ruling::table, Function.identity(), (first, second) -> second, TreeMap::new))
                .values()
                .stream()
                .map(ruling -> words.code("table", ruling.table()) + " " + ruling.versionTag() + " · "
                        + ruling.hash().substring(0, 8))
                .collect(Collectors.joining("\n"));
    }

    private Section numbers(Wording words, Impartiality.Meeting meeting) {
        return words.facts(
                meeting.general() ? "general-meeting" : "board-meeting",
                words.fact("held-on", meeting.heldOn()),
                words.fact("repeat-of", meeting.repeatOf()),
                words.fact("recorded-by", name(meeting.recordedBy())),
                words.fact("recorded-at", meeting.recordedAt()),
                words.fact("votes", meeting.votesFor() + " : " + meeting.votesAgainst() + " : " + meeting.abstained()),
                words.fact(
                        "seats",
                        meeting.votes() + " / " + meeting.seats() + " (" + language.value(meeting.shareOfSeats())
                                + " % > " + language.value(meeting.quorum()) + " %)"),
                words.fact(
                        "largest",
                        language.value(meeting.largestShare()) + " % ≤ " + language.value(meeting.ceiling()) + " %"),
                words.fact(
                        "non-public",
                        language.value(meeting.nonPublicShare()) + " % ≥ " + language.value(meeting.floor()) + " %"),
                words.fact(
                        "result",
                        words.word(
                                meeting.passedOn()
                                        ? "passed-on"
                                        : !meeting.decided()
                                                ? "undecided"
                                                : meeting.carried() ? "carried" : "not-carried")),
                words.fact("why", meeting.reasons()),
                words.fact("minutes", meeting.minutes()));
    }

    private Section voices(Wording words, Impartiality.Meeting meeting, UUID application) {
        Wording groups = new Wording(language, "board-meeting");
        return words.table(
                "voices",
                List.of("member", "interest-group", "public", "there", "interest", "vote"),
                impartiality.voices(meeting.id(), application).stream()
                        .map(voice -> words.row(
                                voice.member(),
                                groups.code("group", voice.interestGroup()),
                                words.word(voice.publicAuthority() ? "yes" : "no"),
                                words.word(voice.present() ? "yes" : "no"),
                                words.word(
                                        voice.declared() && voice.found()
                                                ? "declared-and-found"
                                                : voice.declared() ? "declared" : voice.found() ? "found" : "none"),
                                (voice.vote() == null ? "–" : words.word("vote-" + voice.vote()))
                                        + (voice.seatOf() == null
                                                ? ""
                                                : " (" + words.word("in-seat-of") + " " + voice.seatOf() + ")")))
                        .toList());
    }

    private Section declarations(Wording words, ProjectCase project) {
        Map<String, Impartiality.Evaluator> known = impartiality.evaluators(project.id()).stream()
                .collect(Collectors.toMap(Impartiality.Evaluator::evaluator, Function.identity()));
        return words.table(
                "declarations",
                List.of(
                        "evaluator",
                        "declared-at",
                        "said",
                        "register",
                        "drawn",
                        "first-read",
                        "precedes",
                        "signed",
                        "left"),
                declarations.proof(project.application().callAction()).stream()
                        .map(proof -> declaration(words, proof, Optional.ofNullable(known.get(proof.evaluator()))))
                        .toList());
    }

    private List<String> declaration(
            Wording words, ConflictDeclarations.Proof proof, Optional<Impartiality.Evaluator> one) {
        return words.row(
                name(proof.evaluator()),
                proof.declaredAt(),
                one.map(said -> said.free() ? words.word("free") : said.reasons())
                        .orElse(""),
                one.map(said -> words.word(said.tieFound() ? "tie" : "no-tie")).orElse(""),
                words.word(one.isPresent() && one.get().drawn() ? "yes" : "no"),
                proof.firstReadAt(),
                words.word(!proof.holds() ? "violated" : proof.firstReadAt() == null ? "not-read" : "yes"),
                one.map(Impartiality.Evaluator::signedAt).orElse(null),
                one.map(Impartiality.Evaluator::leftAt).orElse(null));
    }

    private List<Section> draws(Wording words, UUID callAction) {
        return evaluators.draws(callAction).stream()
                .map(draw -> words.facts(
                        "draw",
                        words.fact("drawn-at", draw.drawnAt()),
                        words.fact("replaces", draw.replaces() == null ? "" : name(draw.replaces())),
                        words.fact("candidates", names(draw, false)),
                        words.fact("seed", String.valueOf(draw.seed())),
                        words.fact("drawn", names(draw, true)),
                        words.fact("repeats", words.word(draw.repeats() ? "yes" : "violated"))))
                .toList();
    }

    private String names(EvaluatorDraw draw, boolean drawnOnly) {
        return draw.candidates().stream()
                .filter(candidate -> !drawnOnly || candidate.drawn())
                .map(candidate -> name(candidate.evaluator()))
                .collect(Collectors.joining(", "));
    }

    /** Somebody who did something in a case. */
    private record Deed(String person, String what, Instant at) {}

    /** Everybody who answered or decided, with the ties that the register of parties knows of for that day. */
    private Section ties(Wording words, ProjectCase project, List<UUID> cases) {
        List<Deed> deeds = new ArrayList<>();
        answers.of(cases).values().stream()
                .flatMap(List::stream)
                .forEach(answer -> deeds.add(new Deed(answer.answeredBy(), trail.nameOf(answer), answer.answeredAt())));
        register.of(cases).forEach(decision -> {
            deeds.add(new Deed(decision.madeBy(), decision.number(), decision.madeAt()));
            if (decision.approvedBy() != null) {
                deeds.add(new Deed(decision.approvedBy(), decision.number(), decision.madeAt()));
            }
        });
        Map<String, UUID> party = new HashMap<>();
        parties.ofUsers(deeds.stream().map(Deed::person).distinct().toList())
                .forEach(found -> party.put(found.userId(), found.id()));
        UUID group = parties.ofLocalActionGroup(project.terms().lag()).orElse(null);
        Map<LocalDate, Set<UUID>> tied = new HashMap<>();
        deeds.stream()
                .map(AuditFile::day)
                .distinct()
                .forEach(day -> tied.put(
                        day,
                        new HashSet<>(
                                parties
                                        .ties(
                                                party.values(),
                                                List.of(project.applicant().id()),
                                                day,
                                                group)
                                        .stream()
                                        .map(Tie::person)
                                        .toList())));
        return words.table(
                "ties",
                List.of("person", "did", "on", "register"),
                deeds.stream()
                        .sorted(Comparator.comparing(Deed::at))
                        .map(deed -> words.row(
                                name(deed.person()),
                                deed.what(),
                                deed.at(),
                                words.word(
                                        deed.person().equals("system")
                                                ? "nobody"
                                                : !party.containsKey(deed.person())
                                                        ? "not-in-register"
                                                        : tied.get(day(deed)).contains(party.get(deed.person()))
                                                                ? "tie"
                                                                : "no-tie")))
                        .toList());
    }

    private static LocalDate day(Deed deed) {
        return LocalDate.ofInstant(deed.at(), LegalCalendar.RIGA);
    }

    /** Who of the staff read the case, first and last and how often. */
    private Section readings(Wording words, List<UUID> cases) {
        Map<String, List<Audit.Entry>> byPerson = cases.stream()
                .flatMap(caseId -> audit.of(caseId).stream())
                .filter(entry -> entry.action().equals("read"))
                .sorted(Comparator.comparing(Audit.Entry::at))
                .collect(Collectors.groupingBy(Audit.Entry::actor));
        return words.table(
                "readings",
                List.of("person", "first-read", "last-read", "times"),
                byPerson.entrySet().stream()
                        .sorted(Comparator.comparing(
                                reader -> reader.getValue().get(0).at()))
                        .map(reader -> words.row(
                                name(reader.getKey()),
                                reader.getValue().get(0).at(),
                                reader.getValue()
                                        .get(reader.getValue().size() - 1)
                                        .at(),
                                reader.getValue().size()))
                        .toList());
    }

    private String name(String user) {
        return Optional.of(user)
                .filter(id -> !id.equals("system"))
                .map(id -> people.nameOf(id) + " (" + id + ")")
                .orElseGet(() -> new Wording(language, "audit").word("nobody"));
    }
}
