package bourg.tenants.access;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The application reached directly, by bytes that no decent client would send. */
@CityTest
class HostTests {
    private static final String CRLF = "\r\n";

    private final City here;
    private final City there;
    private final int port;

    HostTests(@Autowired TestCities cities, @LocalServerPort int port) {
        this.here = cities.quebec("here");
        this.there = cities.novaScotia("there");
        this.port = port;
    }

    /** One city at most, and always the one that the only Host header names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|X-Forwarded-Host: there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|Forwarded: host=there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|X-Original-Host: there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|X-Forwarded-Server: there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: HERE.LocalHost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost:80",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost:65535",
                "GET http://here.localhost/api/v1/city HTTP/1.1|Host: here.localhost"
            })
    void theHostHeaderAloneNamesTheCity(String lines) throws IOException {
        String answer = send(lines);
        assertThat(answer).startsWith("HTTP/1.1 200").contains(here.id().toString());
        assertThat(answer).doesNotContain(there.id().toString());
    }

    /** Whatever could name two cities, or one in another spelling, names none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|Host: there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: there.localhost|Host: here.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|Host: here.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost|:authority: there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost.",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost, there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: there.localhost@here.localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost:80a",
                "GET /api/v1/city HTTP/1.1|Host: here..localhost",
                "GET /api/v1/city HTTP/1.1|Host: here.localhost%00.there.localhost",
                "GET /api/v1/city HTTP/1.1|Host: [::1]",
                "GET /api/v1/city HTTP/1.1|Host:",
                "GET /api/v1/city HTTP/1.1|X-Host: here.localhost",
                "GET /api/v1/city HTTP/1.0|X-Host: here.localhost",
                "GET http://there.localhost/api/v1/city HTTP/1.1|Host: here.localhost",
                "GET http://here.localhost/api/v1/city HTTP/1.1|Host: there.localhost",
                "GET http://here.localhost@there.localhost/api/v1/city HTTP/1.1|Host: here.localhost"
            })
    void whatIsAmbiguousNamesNone(String lines) throws IOException {
        String answer = send(lines);
        assertThat(answer).containsPattern("^HTTP/1\\.1 40[04] ");
        assertThat(answer).doesNotContain(here.id().toString(), there.id().toString());
    }

    /** A second request on the wire is a request of its own, with a host of its own. */
    @Test
    void theHostOfOneRequestIsForgottenByTheNext() throws IOException {
        String answers =
                raw(
                        String.join(
                                CRLF,
                                "GET /api/v1/city HTTP/1.1",
                                "Host: here.localhost",
                                "",
                                "GET /api/v1/city HTTP/1.1",
                                "Host: there.localhost",
                                "Connection: close",
                                "",
                                ""));
        assertThat(answers.indexOf(here.id().toString()))
                .isPositive()
                .isLessThan(answers.indexOf(there.id().toString()));
    }

    private String send(String lines) throws IOException {
        return raw(lines.replace("|", CRLF) + CRLF + "Connection: close" + CRLF + CRLF);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
