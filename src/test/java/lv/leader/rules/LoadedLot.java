package lv.leader.rules;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A lot that falls on nobody, except where a test has loaded it: so that a case goes the same way in each run. */
@Primary
@Component
public class LoadedLot extends Lot {

    private static final BigDecimal NOBODY = new BigDecimal("99.99");

    private final AtomicReference<BigDecimal> next = new AtomicReference<>(NOBODY);

    /** What is drawn next, once. */
    public void load(String percent) {
        next.set(new BigDecimal(percent));
    }

    @Override
    public BigDecimal draw() {
        return next.getAndSet(NOBODY);
    }
}
