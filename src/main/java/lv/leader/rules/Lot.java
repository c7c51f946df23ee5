package lv.leader.rules;

import java.math.BigDecimal;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Decides by chance who is controlled. What was drawn is kept with the ruling it went into, so it can be checked again. */
@Component
public class Lot {

    private final SecureRandom chance = new SecureRandom();

    /** Per cent with two decimals, from 0.00 to 99.99: each equally likely. */
    public BigDecimal draw() {
        return BigDecimal.valueOf(chance.nextInt(10_000), 2);
    }
}
