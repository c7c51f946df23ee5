package lv.leader.outbox;

import java.net.ConnectException;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Another system's door: one POST per fact, known by its key, and certainty about what has not left. */
public final class Gateway {

    private final RestClient http;

    /** @param token sent as bearer token */
    public Gateway(RestClient.Builder http, String url, String token) {
        this.http = http.baseUrl(url)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    /**
     * Returns when the other system has taken it.
     *
     * @throws NotSentException where it was not reached or refused; any other exception leaves it unclear
     */
    public void post(String key, String name, MediaType type, Object body) {
        try {
            http.post()
                    .header("Idempotency-Key", key)
                    .header("X-File-Name", name)
                    .contentType(type)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (HttpClientErrorException refused) {
            throw new NotSentException("refused: " + refused.getStatusText(), refused);
        } catch (ResourceAccessException failed) {
            if (failed.getCause() instanceof ConnectException) {
                throw new NotSentException("not reached", failed);
            }
            throw failed;
        }
    }
}
