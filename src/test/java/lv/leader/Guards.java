package lv.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Attacks on what must always be true: races at the worst moment, and the same attack with a guard of the database
 * switched off, to prove that it would succeed. An attack that fails without the guard, too, tests nothing.
 */
@TestComponent
public class Guards {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Guards(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Attacks while the function lacks the guard, and puts the function back as it was. */
    public void without(String function, String guard, String instead, Runnable attack) {
        String guarded = database.sql("SELECT pg_get_functiondef(CAST(? AS regprocedure))")
                .param(function)
                .query(String.class)
                .single();
        assertThat(guarded).as("the guard of " + function).contains(guard);
        database.sql(guarded.replace(guard, instead)).update();
        try {
            attack.run();
        } finally {
            database.sql(guarded).update();
        }
    }

    /** Does something else while a step is done but not committed; then commits, and waits for what was begun. */
    public void uncommitted(Runnable step, Supplier<CompletableFuture<Void>> meanwhile) {
        var done = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            step.run();
            done.countDown();
            await(commit);
        }));
        await(done);
        CompletableFuture<Void> other;
        try {
            other = meanwhile.get();
        } finally {
            commit.countDown();
        }
        first.orTimeout(10, TimeUnit.SECONDS).join();
        other.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Whether somebody comes to wait for an advisory lock, within five seconds. */
    public boolean somebodyWaits() {
        BooleanSupplier waiting =
                () -> database.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                                .query(Long.class)
                                .single()
                        > 0;
        for (int look = 0; look < 100; look++) {
            if (waiting.getAsBoolean()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
