package lv.leader.eps;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser that remembers cookies and sends back the forms it got. */
class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String token;

    Visitor(int port) {
        base = "http://localhost:" + port;
    }

    /** What came back; {@code address} after all redirects. */
    record Seen(int status, String text, String address, HttpResponse<String> answer) {

        String lastId() {
            return address.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        }
    }

    Seen get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    /** Name, value, name, value … with the token of the last page. */
    Seen post(String path, String... fields) {
        return post(path, false, fields);
    }

    Seen postByScript(String path, String... fields) {
        return post(path, true, fields);
    }

    Seen postWithoutToken(String path, String... fields) {
        token = null;
        return post(path, false, fields);
    }

    Visitor signIn(String userName) {
        get("/eps/sign-in?lang=en");
        post("/eps/sign-in", "username", userName, "password", "Gauja-Salaca-2026");
        return this;
    }

    private Seen post(String path, boolean byScript, String... fields) {
        List<String> sent = new ArrayList<>(List.of(fields));
        if (token != null) {
            sent.addAll(List.of("_csrf", token));
        }
        var body = new StringBuilder();
        for (int i = 0; i < sent.size(); i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(sent.get(i), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(sent.get(i + 1), StandardCharsets.UTF_8));
        }
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (byScript) {
            request.header("HX-Request", "true");
        }
        return send(request);
    }

    private Seen send(HttpRequest.Builder request) {
        try {
            var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Seen(answer.statusCode(), answer.body(), answer.uri().toString(), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
