package bourg.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Bytes over a socket, so that a test can say what no decent client would. */
final class Wire {
    private Wire() {}

    /** What came back, head and body apart. */
    record Answer(int status, String head, String body) {
        Optional<String> header(String name) {
            var start = "\n" + name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .map(line -> "\n" + line)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    static String request(String method, String host, String path, String... headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                .formatted(method, path, host, more);
    }

    static Answer send(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (text.isEmpty()) return new Answer(0, "", "");
            var end = text.indexOf("\r\n\r\n");
            var status = Integer.parseInt(text.substring(9, 12));
            return new Answer(status, text.substring(0, end), text.substring(end + 4));
        }
    }
}
