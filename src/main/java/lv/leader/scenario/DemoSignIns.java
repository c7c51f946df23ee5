package lv.leader.scenario;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last words of a start: where to go and whom to sign in as. */
@Component
@ConditionalOnProperty("leader.demo-programme")
class DemoSignIns {

    private static final Logger log = LoggerFactory.getLogger(DemoSignIns.class);

    private final DemoPeople people;
    private final DemoApplicants applicants;
    private final ServletWebServerApplicationContext server;
    private final String path;

    DemoSignIns(
            DemoPeople people,
            DemoApplicants applicants,
            ServletWebServerApplicationContext server,
            @Value("${server.servlet.context-path:}") String path) {
        this.people = people;
        this.applicants = applicants;
        this.server = server;
        this.path = path;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(2)
    void print() {
        String address = "http://localhost:" + server.getWebServer().getPort() + path;
        log.info("""
                Ready. Everybody's password is {}

                Tasklist, Cockpit, Admin: {}/
                {}

                Applicants' portal: {}/eps
                {}
                """, DemoPeople.PASSWORD, address, people.signIns(), address, applicants.signIns());
    }
}
