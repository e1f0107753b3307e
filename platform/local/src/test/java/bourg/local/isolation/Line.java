package bourg.local.isolation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kept connection that sends what no well-behaved client would: two Host headers, or a whole
 * address in the first line.
 */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Line(int port) {
        this.port = port;
    }

    /** Sends it; once again on a fresh connection when the kept one was closed meanwhile. */
    Answer send(Ask ask) throws IOException {
        boolean kept = socket != null;
        try {
            return exchange(ask);
        } catch (IOException stale) {
            close();
            if (!kept) {
                throw stale;
            }
            return exchange(ask);
        }
    }

    private Answer exchange(Ask ask) throws IOException {
        if (socket == null || in == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream(), 8192);
        }
        socket.getOutputStream().write(ask.bytes());
        return read(in);
    }

    private Answer read(InputStream from) throws IOException {
        String first = text(from);
        List<String> headers = new ArrayList<>();
        for (String line = text(from); !line.isEmpty(); line = text(from)) {
            headers.add(line);
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        String body = new String(body(status, headers, from), StandardCharsets.UTF_8);
        if (header(headers, "connection").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private byte[] body(int status, List<String> headers, InputStream from) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        String length = header(headers, "content-length");
        if (!length.isEmpty()) {
            return from.readNBytes(Integer.parseInt(length));
        }
        if (header(headers, "transfer-encoding").equalsIgnoreCase("chunked")) {
            return chunks(from);
        }
        byte[] rest = from.readAllBytes();
        close();
        return rest;
    }

    private static byte[] chunks(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(text(from).replaceFirst(";.*", ""), 16);
            all.write(from.readNBytes(size));
            String end = text(from);
            if (size == 0) {
                return all.toByteArray();
            }
            if (!end.isEmpty()) {
                throw new IOException("A chunk does not end: " + end);
            }
        }
    }

    private static String header(List<String> headers, String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String text(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int each = from.read(); each != '\n'; each = from.read()) {
            if (each < 0) {
                throw new IOException("The connection ended");
            }
            if (each != '\r') {
                line.write(each);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
