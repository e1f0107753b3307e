package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.CityId;
import bourg.tenants.Closings;
import bourg.tenants.ErasureCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives out a certificate of erasure as the three files that openssl proves it with. */
@Controller
@OnSite(Area.OPERATOR)
class CertificateFiles {
    private final Closings closings;

    CertificateFiles(Closings closings) {
        this.closings = closings;
    }

    @GetMapping("/cities/{id}/certificate.json")
    ResponseEntity<byte[]> text(@PathVariable String id) {
        return file("certificate.json", require(id).text().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/cities/{id}/certificate.sig")
    ResponseEntity<byte[]> signature(@PathVariable String id) {
        return file("certificate.sig", Base64.getDecoder().decode(require(id).signature()));
    }

    @GetMapping("/cities/{id}/certificate.pem")
    ResponseEntity<byte[]> key(@PathVariable String id) {
        return file("certificate.pem", require(id).publicKey().getBytes(StandardCharsets.US_ASCII));
    }

    private ErasureCertificate require(String id) {
        Caller.operator();
        return CityId.parse(id).flatMap(closings::certificate).orElseThrow(NotHere::new);
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
