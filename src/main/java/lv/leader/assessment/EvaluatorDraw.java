package lv.leader.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.assessment.Evaluators.Candidate;

/**
 * A draw of evaluators as it stands in the record. Anybody can repeat it: the candidates in order of their user names,
 * shuffled with {@link Random} and the seed; the first of them are taken.
 *
 * @param replaces whose place it fills again; null for the first draw of an action
 */
public record EvaluatorDraw(
        UUID id, UUID callAction, long seed, String replaces, Instant drawnAt, List<Candidate> candidates) {

    /** @throws IllegalArgumentException where more are wanted than there are */
    static Set<String> of(Collection<String> candidates, int wanted, long seed) {
        if (wanted > candidates.size()) {
            throw new IllegalArgumentException(wanted + " of " + candidates.size() + " can't be drawn");
        }
        List<String> order = new ArrayList<>(candidates);
        Collections.sort(order);
        Collections.shuffle(order, new Random(seed));
        return Set.copyOf(order.subList(0, wanted));
    }

    /** Who was taken, as the record says. */
    public Set<String> drawn() {
        return candidates.stream()
                .filter(Candidate::drawn)
                .map(Candidate::evaluator)
                .collect(Collectors.toSet());
    }

    /** Draws again with the kept seed: the same people, or the record was tampered with. */
    public boolean repeats() {
        return of(candidates.stream().map(Candidate::evaluator).toList(), drawn().size(), seed)
                .equals(drawn());
    }
}
