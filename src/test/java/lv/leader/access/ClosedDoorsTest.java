package lv.leader.access;

import static org.assertj.core.api.Assertions.assertThat;

import lv.leader.LeaderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ClosedDoorsTest extends LeaderTest {

    @Autowired
    TestRestTemplate web;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest/deployment",
                "/engine-rest/user",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/setup/default/user/create",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/api/desk/anything",
                "/anything-else"
            })
    void aStrangerSeesNothing(String address) {
        var answer = get(web, address);
        assertThat(answer.getStatusCode()).isIn(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN, HttpStatus.FOUND);
        if (answer.getStatusCode() == HttpStatus.FOUND) {
            assertThat(answer.getHeaders().getLocation().getPath()).isEqualTo("/sign-in");
        }
    }

    @ParameterizedTest
    @CsvSource({"/sign-in,200", "/actuator/health,200"})
    void whatIsOpenIsOpen(String address, int status) {
        assertThat(get(web, address).getStatusCode().value()).isEqualTo(status);
    }

    @Test
    void nobodyBecomesAdministratorThroughTheFirstRunPage() {
        var admin = web.withBasicAuth("demo-admin", "Gauja-Salaca-2026")
                .withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW));
        var answer = admin.postForEntity("/camunda/api/admin/setup/default/user/create", "{}", String.class);
        assertThat(answer.getStatusCode()).isNotEqualTo(HttpStatus.NO_CONTENT);
        assertThat(answer.getStatusCode().is2xxSuccessful()).isFalse();
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThat(get(web.withBasicAuth("demo-auditor", "guess"), "/engine-rest/engine")
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void aClerkReachesTheEngineAndSeesOnlyWhatIsGranted() {
        var officer = officer();
        assertThat(get(officer, "/engine-rest/task?maxResults=50").getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(get(officer, "/engine-rest/user?maxResults=50").getBody()).doesNotContain("demo-admin");
        assertThat(get(officer, "/engine-rest/process-definition?maxResults=50").getBody())
                .doesNotContain("\"key\":\"strategy\"");
    }

    @Test
    void tasklistFindsItsListsTheWayItAsksForThem() {
        assertThat(get(officer(), "/engine-rest/filter?firstResult=0&maxResults=2000&resourceType=Task")
                        .getBody())
                .contains("Waits for me", "My tasks", "My group");
    }

    @Test
    void noListIsReadWithoutALimit() {
        assertThat(get(officer(), "/engine-rest/task").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() {
        var headers = get(web, "/sign-in").getHeaders();
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'self'", "object-src 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void theSignInPageSpeaksLatvianAndEnglish() {
        assertThat(get(web, "/sign-in?lang=lv").getBody()).contains("Pieslēgties", "lang=\"lv\"");
        assertThat(get(web, "/sign-in?lang=en").getBody()).contains("Sign in", "lang=\"en\"");
    }

    private TestRestTemplate officer() {
        return web.withBasicAuth("demo-officer", "Gauja-Salaca-2026");
    }

    private static ResponseEntity<String> get(TestRestTemplate web, String address) {
        return web.withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW))
                .exchange(address, HttpMethod.GET, null, String.class);
    }
}
