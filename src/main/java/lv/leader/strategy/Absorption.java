package lv.leader.strategy;

import java.util.Collection;
import java.util.UUID;
import org.joda.money.Money;

/** How much of its money a strategy has used: answered by the steps that use it. */
@FunctionalInterface
public interface Absorption {

    /** Public money of projects that are approved, carried out or monitored in these actions of strategies. */
    Money usedOf(Collection<UUID> actions);
}
