package bourg.app.money;

import bourg.app.forms.Words;
import bourg.app.texts.Texts;
import bourg.billing.DocumentForms;
import bourg.billing.Invoice;
import bourg.billing.Journal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives the API the files that the pages have. */
@Component
class ApiDocuments implements DocumentForms {
    private final InvoiceFiles invoices;
    private final Texts texts;

    ApiDocuments(InvoiceFiles invoices, Texts texts) {
        this.invoices = invoices;
        this.texts = texts;
    }

    @Override
    public byte[] ubl(Invoice invoice) {
        return invoices.ubl(invoice);
    }

    @Override
    public byte[] csv(Journal journal, Locale locale) {
        return Csv.of(JournalFiles.rows(journal, Words.of(texts, locale), locale))
                .getBytes(StandardCharsets.UTF_8);
    }
}
