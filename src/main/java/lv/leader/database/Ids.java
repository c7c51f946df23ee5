package lv.leader.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Time-ordered identifiers (UUID version 7, RFC 9562): new rows land beside each other in every index. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
