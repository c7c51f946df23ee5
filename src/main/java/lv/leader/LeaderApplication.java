package lv.leader;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the nine LEADER steps, from strategy to project. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LeaderApplication {

    public static void main(String[] arguments) {
        // The engine keeps moments without a zone: in UTC no hour comes twice. The law counts in Europe/Riga.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(LeaderApplication.class, arguments);
    }
}
