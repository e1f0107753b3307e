package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.Billing;
import bourg.billing.Receipt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The receipt of a paid order, as a page and as a PDF. */
@Controller
@OnSite(Area.PORTAL)
class ReceiptPages {
    private final OrderAccess access;
    private final Billing billing;
    private final ReceiptPdf pdf;

    ReceiptPages(OrderAccess access, Billing billing, ReceiptPdf pdf) {
        this.access = access;
        this.billing = billing;
        this.pdf = pdf;
    }

    @GetMapping("/orders/{id}/receipt")
    String receipt(@PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute("receipt", require(id, request));
        return "portal/receipt";
    }

    @GetMapping("/orders/{id}/receipt.pdf")
    ResponseEntity<byte[]> file(
            @PathVariable String id, HttpServletRequest request, Locale locale) {
        Receipt receipt = require(id, request);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(ReceiptPdf.fileName(receipt))
                                .build()
                                .toString())
                .body(pdf.write(receipt, locale));
    }

    private Receipt require(String id, HttpServletRequest request) {
        return billing.receipt(access.require(id, request).id()).orElseThrow(NotHere::new);
    }
}
