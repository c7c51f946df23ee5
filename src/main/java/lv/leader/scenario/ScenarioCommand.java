package lv.leader.scenario;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code --spring.profiles.active=scenario --leader.scenario.input=DIR --leader.scenario.output=DIR}: plays the round of
 * a folder and ends, with exit code 0 only when all checks hold.
 */
@Component
@Profile("scenario")
class ScenarioCommand implements ApplicationRunner {

    private final Scenario scenario;
    private final ApplicationContext context;
    private final Path input;
    private final Path output;

    ScenarioCommand(
            Scenario scenario,
            ApplicationContext context,
            @Value("${leader.scenario.input}") Path input,
            @Value("${leader.scenario.output}") Path output) {
        this.scenario = scenario;
        this.context = context;
        this.input = input;
        this.output = output;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        boolean holds = scenario.run(input, output, System.out);
        ExitCodeGenerator code = () -> holds ? 0 : 1;
        System.exit(SpringApplication.exit(context, code));
    }
}
