package lv.leader.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** PostgreSQL compares bytes, which is the order of the text; Java's own order of UUIDs is another. */
    @Test
    void idsOfOneMillisecondStandInTheOrderTheyWereMade() {
        List<String> made =
                Stream.generate(Ids::next).limit(50_000).map(UUID::toString).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
