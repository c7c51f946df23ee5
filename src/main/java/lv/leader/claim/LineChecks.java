package lv.leader.claim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payment requests checked line by line (809/2014 art. 48(3)). */
@Component
public class LineChecks {

    private final ClaimMapper mapper;

    LineChecks(ClaimMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Records the check line by line.
     *
     * @throws lv.leader.refusal.RefusedException {@code claim.check-incomplete}, {@code claim.more-than-claimed},
     *     {@code claim.no-reason}
     */
    @Transactional
    public void record(UUID claim, List<CheckedLine> lines, String person) {
        Map<Integer, PaymentRequest.Line> claimed = mapper.lines(claim).stream()
                .collect(Collectors.toMap(PaymentRequest.Line::position, Function.identity()));
        Set<Integer> given = lines.stream().map(CheckedLine::position).collect(Collectors.toSet());
        Claims.refuseUnless(
                claimed.keySet().equals(given) && lines.size() == given.size(),
                Refusal.of("claim.check-incomplete", "given", given.size(), "lines", claimed.size()));
        for (CheckedLine line : lines) {
            Money amount = claimed.get(line.position()).amount();
            Claims.refuseUnless(
                    !line.accepted().isGreaterThan(amount),
                    Refusal.of("claim.more-than-claimed", "line", line.position(), "claimed", amount));
            Claims.refuseUnless(
                    line.accepted().isEqual(amount) || !line.reason().isBlank(),
                    Refusal.of("claim.no-reason", "line", line.position()));
        }
        UUID id = Ids.next();
        mapper.check(id, claim, person);
        mapper.checkLines(id, lines);
    }

    /** The newest check of a request; empty before the first. */
    public List<CheckedLine> of(UUID claim) {
        return mapper.checked(claim);
    }

    boolean doneBy(String person, UUID claim) {
        return mapper.checkedBy(claim, person);
    }
}
