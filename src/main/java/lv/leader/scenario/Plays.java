package lv.leader.scenario;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Playback;

/** Rounds played side by side under one clock, which only goes forward: jobs first, then people, then what comes next. */
final class Plays {

    private final LeaderClock clock;
    private final Playback playback;
    private final List<RoundPlay> plays;

    Plays(LeaderClock clock, Playback playback, List<RoundPlay> plays) {
        this.clock = clock;
        this.playback = playback;
        this.plays = plays;
    }

    /** @param until moment to stop at, whatever is still open; null for the natural end */
    void run(Instant until) {
        clock.moveTo(plays.stream()
                .map(RoundPlay::beginning)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        plays.forEach(RoundPlay::begin);
        plays.forEach(RoundPlay::keepPlan);
        while (step(until)) {
            // Until nobody has anything to do any more.
        }
    }

    private boolean step(Instant until) {
        int done = playback.runJobs();
        List<Playback.OpenTask> open = playback.openTasks();
        for (RoundPlay play : plays) {
            int before = done;
            done += play.doTasks(open);
            if (done > before) {
                open = playback.openTasks();
            }
        }
        return done > 0 || jump(until);
    }

    private boolean jump(Instant until) {
        if (plays.stream().allMatch(RoundPlay::isOver)) {
            return false;
        }
        Optional<Instant> next = Stream.concat(
                        playback.nextDue().stream(), plays.stream().flatMap(play -> play.next().stream()))
                .min(Comparator.naturalOrder());
        if (next.isEmpty() || (until != null && next.get().isAfter(until))) {
            return false;
        }
        if (next.get().isAfter(clock.instant())) {
            clock.moveTo(next.get());
        }
        plays.forEach(RoundPlay::keepPlan);
        return true;
    }
}
