package lv.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house has rooms: steps call each other through faces, what they share never calls a step. */
class BordersTest {

    private static final Path PAGE = Path.of("docs/rooms.md");

    private final ApplicationModules modules = ApplicationModules.of(LeaderApplication.class);

    @Test
    void noPackageReachesBehindAnothersFaceAndNoTwoNeedEachOther() {
        modules.verify();
    }

    @Test
    void theDrawingOfTheRoomsIsUpToDate() throws IOException {
        String drawn = new Rooms(modules).page();
        if (Boolean.getBoolean("leader.draw")) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rooms.md; to draw it anew: mvn test -Dtest=BordersTest -Dleader.draw")
                .isEqualTo(drawn);
    }
}
