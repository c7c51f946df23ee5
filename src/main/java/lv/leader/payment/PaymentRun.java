package lv.leader.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;

/**
 * The payments that go to the Treasury in one file.
 *
 * @param runAt when the file is written, before the Treasury's cut-off
 * @param state {@code OPEN}, {@code FILED}, {@code HANDED_OVER} or {@code STOPPED}
 * @param file the payment file; null while open, as total and day
 * @param executedOn the day asked for
 */
public record PaymentRun(
        UUID id,
        Instant runAt,
        String state,
        UUID file,
        Money total,
        LocalDate executedOn,
        String releasedBy,
        String stoppedBy) {}
