package lv.leader;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The application in a virtual machine of its own, as it runs outside the tests. Closing ends it and the server that it
 * started, also where it was killed before.
 */
class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient visitor = HttpClient.newHttpClient();
    private final Path folder;
    private final Path log;
    private final int port;
    private final Process machine;

    private Node(Path folder, String name, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.port = freePort();
        Files.createDirectories(folder);
        this.log = folder.resolve(name + ".log");
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                LeaderApplication.class.getName(),
                "--server.port=" + port);
        command.environment().putAll(settings);
        command.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        this.machine = command.start();
    }

    /**
     * Starts a node and does not wait for it.
     *
     * @param folder where it works; its own database, if it starts one, keeps its data there
     * @param settings as environment variables
     */
    static Node start(Path folder, String name, Map<String, String> settings) throws IOException {
        return new Node(folder.toAbsolutePath(), name, settings);
    }

    /** Waits until it says that it is healthy. */
    Node whenHealthy() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && machine.isAlive()) {
            if (isHealthy()) {
                return this;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not healthy, its last words:\n" + lastWords());
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            var answer = send(HttpRequest.newBuilder(at("/actuator/health")));
            return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String person, String password) throws IOException, InterruptedException {
        return send(signedIn(path, person, password));
    }

    HttpResponse<String> post(String path, String json, String person, String password)
            throws IOException, InterruptedException {
        return send(signedIn(path, person, password)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As when the machine's memory runs out: nothing is closed, nothing is told to the server. */
    void kill() throws InterruptedException {
        machine.destroyForcibly().waitFor();
    }

    String logged() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        machine.destroy();
        if (!machine.waitFor(30, TimeUnit.SECONDS)) {
            machine.destroyForcibly();
        }
        Path lock = folder.resolve("data/postgres/cluster/postmaster.pid");
        if (Files.exists(lock)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).get(0).strip()))
                    .filter(server -> server.info().command().orElse("postgres").endsWith("postgres"))
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    private HttpRequest.Builder signedIn(String path, String person, String password) {
        String secret = Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Basic " + secret);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return visitor.send(
                request.timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String lastWords() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** Without the tests' own classes: they are no part of the application. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(place -> !Path.of(place).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var door = new ServerSocket(0)) {
            return door.getLocalPort();
        }
    }
}
