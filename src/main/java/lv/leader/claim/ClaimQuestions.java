package lv.leader.claim;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.engine.Answers;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an officer wants to know before a payment request is decided; asked when the check is completed so. */
@Component
public class ClaimQuestions {

    private static final String CHECK = "Task_CheckClaim";

    private final ClaimQuestionMapper mapper;
    private final Answers answers;

    ClaimQuestions(ClaimQuestionMapper mapper, Answers answers) {
        this.mapper = mapper;
        this.answers = answers;
    }

    /** As it was written down. */
    public record Question(String text, String writtenBy, Instant writtenAt) {}

    /**
     * Writes a question down; the latest is the one that will be asked.
     *
     * @throws lv.leader.refusal.RefusedException {@code claim.no-question} where nothing is written
     */
    @Transactional
    public void write(UUID claim, String question, String person) {
        if (question == null || question.isBlank()) {
            throw Refusal.of("claim.no-question").asException();
        }
        mapper.insert(Ids.next(), claim, question.strip(), person);
    }

    /** The question that waits to be asked; one written for an earlier check was asked then. */
    public Optional<Question> waiting(UUID claim) {
        var earlier = answers.latest(claim, CHECK).map(Answers.Answer::answeredAt);
        return latest(claim)
                .filter(question -> earlier.isEmpty() || !question.writtenAt().isBefore(earlier.get()));
    }

    /** The last one written, asked or not. */
    Optional<Question> latest(UUID claim) {
        return mapper.latest(claim);
    }
}
