package lv.leader;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house has rooms: steps call each other through faces, what they share never calls a step. */
class BordersTest {

    private final ApplicationModules modules = ApplicationModules.of(LeaderApplication.class);

    @Test
    void noPackageReachesBehindAnothersFaceAndNoTwoNeedEachOther() {
        modules.verify();
    }

    @Test
    void theDrawingOfTheRoomsIsUpToDate() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml();
    }
}
