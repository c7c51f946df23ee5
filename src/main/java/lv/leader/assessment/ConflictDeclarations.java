package lv.leader.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.audit.Audit;
import lv.leader.database.FormDrafts;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An evaluator's declaration while it is filled in: applicant by applicant, signed once for the whole action. */
@Component
public class ConflictDeclarations {

    private static final String FORM = "conflict-declaration";

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final FormDrafts drafts;
    private final EvaluatorMapper mapper;
    private final Evaluators evaluators;
    private final Audit audit;
    private final Applications applications;
    private final Parties parties;

    ConflictDeclarations(
            FormDrafts drafts,
            EvaluatorMapper mapper,
            Evaluators evaluators,
            Audit audit,
            Applications applications,
            Parties parties) {
        this.drafts = drafts;
        this.mapper = mapper;
        this.evaluators = evaluators;
        this.audit = audit;
        this.applications = applications;
        this.parties = parties;
    }

    /**
     * What an evaluator says about one applicant.
     *
     * @param interest {@code none} or {@code interest}; null while nothing is said
     * @param how what the interest is
     */
    public record Line(UUID applicant, String interest, String how) {

        boolean isFree() {
            return "none".equals(interest);
        }

        boolean isTied() {
            return "interest".equals(interest);
        }
    }

    /**
     * That an evaluator declared before reading anything of the action's applications, from the log of what staff read.
     *
     * @param declaredAt null where they did not declare
     * @param firstReadAt null where they read nothing
     */
    public record Proof(String evaluator, Instant declaredAt, Instant firstReadAt) {

        /** Whether nothing was read, or nothing before the declaration. */
        public boolean holds() {
            return firstReadAt == null || declaredAt != null && !firstReadAt.isBefore(declaredAt);
        }
    }

    /** One for each who declared for the action or, without that, read something of it as an evaluator of the group. */
    public List<Proof> proof(UUID callAction) {
        Map<String, Instant> read = audit.firstReads(mapper.applications(callAction)).stream()
                .collect(Collectors.toMap(Audit.FirstRead::actor, Audit.FirstRead::at));
        Map<String, Instant> declared = mapper.declared(callAction).stream()
                .collect(Collectors.toMap(EvaluatorMapper.Declared::evaluator, EvaluatorMapper.Declared::at));
        return Stream.concat(
                        declared.keySet().stream(),
                        evaluators.undeclared(callAction).stream().filter(read::containsKey))
                .sorted()
                .map(evaluator -> new Proof(evaluator, declared.get(evaluator), read.get(evaluator)))
                .toList();
    }

    /** Who applied in the action: names are all that an evaluator needs to know before declaring. */
    public List<Party> applicants(UUID callAction) {
        return parties.all(applications.inRound(callAction).stream()
                .map(ProjectApplication::applicant)
                .distinct()
                .toList());
    }

    /** What is filled in so far. */
    public List<Line> draft(UUID callAction, String evaluator) {
        return drafts.find(FORM, callAction, evaluator, LINES).orElse(List.of());
    }

    /** @throws lv.leader.refusal.RefusedException {@code assessment.declared-before} */
    @Transactional
    public void keep(UUID callAction, String evaluator, List<Line> lines) {
        if (evaluators.hasDeclared(callAction, evaluator)) {
            throw Refusal.of("assessment.declared-before").asException();
        }
        drafts.keep(
                FORM,
                callAction,
                evaluator,
                lines.stream()
                        .filter(line -> line != null && line.applicant() != null)
                        .toList());
    }

    /** Applicants about whom nothing is said yet, and interests without an explanation. */
    public List<Refusal> missing(UUID callAction, String evaluator) {
        Map<UUID, Line> said = draft(callAction, evaluator).stream()
                .collect(Collectors.toMap(Line::applicant, Function.identity(), (first, second) -> second));
        List<Refusal> missing = new ArrayList<>();
        for (Party applicant : applicants(callAction)) {
            Line line = said.get(applicant.id());
            if (line == null || !line.isFree() && !line.isTied()) {
                missing.add(Refusal.of("assessment.applicant-undeclared", "applicant", applicant.name()));
            } else if (line.isTied() && (line.how() == null || line.how().isBlank())) {
                missing.add(Refusal.of("assessment.interest-unexplained", "applicant", applicant.name()));
            }
        }
        return missing;
    }

    /** What speaks against completing the declaration. */
    Optional<Refusal> objection(UUID callAction, String evaluator) {
        if (evaluators.hasDeclared(callAction, evaluator)) {
            return Optional.empty();
        }
        return drafts.find(FORM, callAction, evaluator, LINES).isEmpty()
                ? Optional.of(Refusal.of("assessment.no-declaration"))
                : missing(callAction, evaluator).stream().findFirst();
    }

    /** Signs what was filled in; nothing where the evaluator has declared before. */
    @Transactional
    public void sign(UUID callAction, String evaluator) {
        if (evaluators.hasDeclared(callAction, evaluator)) {
            return;
        }
        Map<UUID, String> names = applicants(callAction).stream().collect(Collectors.toMap(Party::id, Party::name));
        List<Line> lines = draft(callAction, evaluator).stream()
                .filter(line -> names.containsKey(line.applicant()))
                .toList();
        evaluators.declare(
                callAction,
                evaluator,
                lines.stream().allMatch(Line::isFree),
                lines.stream()
                        .filter(Line::isTied)
                        .map(line -> names.get(line.applicant()) + ": " + line.how())
                        .collect(Collectors.joining("; ")));
        drafts.drop(FORM, callAction, evaluator);
    }
}
