package bourg.tenants.contract;

import bourg.tenants.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells one request from another, by method, address and body. */
final class RequestHash {
    private RequestHash() {}

    static String of(HttpServletRequest request, byte[] body) {
        String line =
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + "?"
                        + request.getQueryString()
                        + "\n";
        MessageDigest digest = Sha256.start();
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update(body);
        return Sha256.end(digest);
    }
}
