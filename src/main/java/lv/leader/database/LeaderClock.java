package lv.leader.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * The one clock of the system: the database's {@code leader_now()}, followed by Java and the engine.
 *
 * <p>Legal moments (a submission, a closing) are stamped by {@code leader_now()} in SQL; this bean serves everything
 * else without asking the database each time. In production it differs from {@code leader_now()} by the machine's
 * clock error, measured at start. Only where {@code leader.clock.virtual=true} (scenarios, tests) may it be moved: then
 * time stands still at the set moment until it is moved again.
 */
@Component
@DependsOnDatabaseInitialization
public class LeaderClock extends Clock {

    private final ClockMapper mapper;
    private final boolean virtual;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Duration offset;
    private volatile Instant fixed;

    LeaderClock(ClockMapper mapper, @Value("${leader.clock.virtual:false}") boolean virtual) {
        this.mapper = mapper;
        this.virtual = virtual;
        this.fixed = mapper.fixedAt();
        if (fixed != null && !virtual) {
            throw new IllegalStateException("The database's clock stands at " + fixed
                    + ": a scenario set it. Use a database of its own for each programme.");
        }
        this.offset = Duration.between(Instant.now(), mapper.now());
    }

    @Override
    public Instant instant() {
        Instant moment = fixed;
        return moment != null ? moment : Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this.getZone().equals(zone) ? this : Clock.fixed(instant(), zone);
    }

    /** Stops time at the given moment, for this node and in {@code leader_now()}, committed at once. */
    public void moveTo(Instant moment) {
        requireVirtual();
        mapper.fixAt(moment);
        fixed = moment;
        followers.forEach(Runnable::run);
    }

    /** Lets time run again. */
    public void release() {
        requireVirtual();
        mapper.fixAt(null);
        fixed = null;
        followers.forEach(Runnable::run);
    }

    /** Whether time stands still at a set moment. */
    public boolean isFixed() {
        return fixed != null;
    }

    /** Runs now and after every move, so that another clock can be set by this one. */
    public void follow(Runnable follower) {
        followers.add(follower);
        follower.run();
    }

    private void requireVirtual() {
        if (!virtual) {
            throw new IllegalStateException("Time is moved only where leader.clock.virtual=true");
        }
    }
}
