package bourg.local.isolation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as it goes over the wire; the target is what stands in its first line. */
record Ask(String method, String target, List<Header> headers, String body) {

    static final String API = "/api/v1";

    /** A header line; a name may come twice. */
    record Header(String name, String value) {}

    Ask with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Ask(method, target, more, body);
    }

    /** The same header lines, but for one that is put in the place of those of its name. */
    Ask instead(String name, String value) {
        List<Header> others = new ArrayList<>(headers);
        others.removeIf(header -> header.name().equalsIgnoreCase(name));
        return new Ask(method, target, others, body).with(name, value);
    }

    Ask at(String other) {
        return new Ask(method, other, headers, body);
    }

    Ask asking(String parameter) {
        return at(target + (target.contains("?") ? "&" : "?") + parameter);
    }

    Ask saying(String other) {
        return new Ask(method, target, headers, other);
    }

    String host() {
        return headers.stream()
                .filter(header -> header.name().equals("Host"))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                each -> head.append(each.name()).append(": ").append(each.value()).append("\r\n"));
        if (content.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
