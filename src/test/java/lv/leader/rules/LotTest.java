package lv.leader.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void everyHundredthIsDrawnAboutEquallyOften() {
        List<BigDecimal> drawn = Stream.generate(new Lot()::draw).limit(100_000).toList();
        assertThat(drawn).allMatch(percent -> percent.scale() == 2 && percent.signum() >= 0);
        assertThat(drawn).allMatch(percent -> percent.compareTo(new BigDecimal("100")) < 0);
        // One in a hundred is below one per cent: 1 000, and six standard deviations are less than 200.
        assertThat(drawn.stream().filter(percent -> percent.compareTo(BigDecimal.ONE) < 0))
                .hasSizeBetween(800, 1200);
    }
}
