package lv.leader.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts who reaches it: a diagram or a query never may. */
@Component
public class Canary {

    static final AtomicInteger SUNG = new AtomicInteger();

    public String sing() {
        SUNG.incrementAndGet();
        return "demo-officer";
    }
}
